#include "base/error.hpp"
#include "exchange/vocabulary/category_names.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using exchange::find_column_role;
using exchange::find_language;
using exchange::GlossaryFormat;
using exchange::guess_glossary_format;
using test::tag;

TEST_CASE("glossary_formats: a format is known by its first bytes, then by the name of the file") {
    CHECK(guess_glossary_format("a.tbx", "") == GlossaryFormat::tbx);
    CHECK(guess_glossary_format("a.XLSX", "") == GlossaryFormat::xlsx);
    CHECK(guess_glossary_format("a.html", "") == GlossaryFormat::html);
    CHECK(guess_glossary_format("a.csv", "fr,en\n") == GlossaryFormat::csv);
    CHECK(guess_glossary_format("a", "") == std::nullopt);
    CHECK(guess_glossary_format("a.bin", "x") == std::nullopt);
    CHECK(guess_glossary_format("a.txt", "a\tb\n") == GlossaryFormat::omegat);
    CHECK(guess_glossary_format("a.txt", "#UTX 1.11; fr/en\n") == GlossaryFormat::utx);
    CHECK(guess_glossary_format("a.tsv", "a\tb\n") == GlossaryFormat::omegat);
    CHECK(guess_glossary_format("a.tsv", "\xEF\xBB\xBF"
                                         "fr\ten\n") == GlossaryFormat::tsv);
    CHECK(guess_glossary_format("a.xml", "<?xml version=\"1.0\"?><!-- x --><mtf>") ==
          GlossaryFormat::multiterm);
    CHECK(guess_glossary_format("a.xml", {"\xFF\xFE<\0m\0t\0f\0>\0", 12}) == GlossaryFormat::multiterm);
    CHECK(guess_glossary_format("a.xml", "<martif type=\"TBX\">") == GlossaryFormat::tbx);
    CHECK(guess_glossary_format("a", "{\"id\": \"c1\"}") == GlossaryFormat::jsonl);
    CHECK(guess_glossary_format("a", "PK\x03\x04") == GlossaryFormat::xlsx);
}

TEST_CASE("glossary_formats: each has a name that is found again") {
    CHECK(exchange::glossary_format_names().size() == 9);
    for (const std::string& name : exchange::glossary_format_names()) {
        const auto format = exchange::find_glossary_format(name);
        REQUIRE(format);
        CHECK(exchange::name_of(*format) == name);
    }
    CHECK_FALSE(exchange::find_glossary_format("tbx3"));
}

TEST_CASE("glossary_formats: TBX goes through the same doors") {
    exchange::GlossaryWriterOptions options;
    options.source_language = tag("fr");
    const auto written = test::write(GlossaryFormat::tbx, {test::table_concepts()[1]}, options);
    CHECK(test::read(GlossaryFormat::tbx, written.bytes).concepts == std::vector{test::table_concepts()[1]});
    CHECK_THROWS_AS(test::read(GlossaryFormat::html, "<html>"), base::UsageError);
}

TEST_CASE("glossary_formats: languages are known by tag and by name") {
    CHECK(find_language("FR_ca") == tag("fr-CA"));
    CHECK(find_language("fra") == tag("fr"));
    CHECK(find_language("Français") == tag("fr"));
    CHECK(find_language("Englisch") == tag("en"));
    CHECK(find_language("English (United States)") == tag("en-US"));
    CHECK(find_language("English UK") == tag("en-GB"));
    CHECK(find_language("Русский") == tag("ru"));
    CHECK_FALSE(find_language("OK"));
    CHECK_FALSE(find_language("pos"));
    CHECK_FALSE(find_language(""));
    CHECK(exchange::english_name_of(tag("fr-CA")) == "French (CA)");
    CHECK(exchange::english_name_of(tag("gsw")) == "gsw");
    CHECK(find_language(exchange::english_name_of(tag("fr-CA"))) == tag("fr-CA"));
}

TEST_CASE("glossary_formats: headings give language and category in any order") {
    using exchange::CategoryLevel;
    using exchange::ColumnRole;
    const ColumnRole status{tag("fr"), "administrativeStatus", CategoryLevel::term};
    for (const char* heading :
         {"fr:status", "Status FR", "status_fr", "Statut (français)", "French status", "status:fr"}) {
        INFO(heading);
        CHECK(find_column_role(heading) == status);
    }
    const ColumnRole terms{tag("fr"), "term", CategoryLevel::term};
    for (const char* heading : {"fr", "French", "term_fr", "French term", "Terme (fr)", " FR "}) {
        INFO(heading);
        CHECK(find_column_role(heading) == terms);
    }
    CHECK(find_column_role("definition_fr") == ColumnRole{tag("fr"), "definition", CategoryLevel::language});
    CHECK(find_column_role("gsw:term") == ColumnRole{tag("gsw"), "term", CategoryLevel::term});
    CHECK(find_column_role("id")->category == "id");
    CHECK_FALSE(find_column_role("whatever else"));
    CHECK_FALSE(find_column_role("---((("));
}

TEST_CASE("glossary_formats: values and statuses are understood in three languages") {
    CHECK(exchange::tbx_value("partOfSpeech", "Substantiv") == "noun");
    CHECK(exchange::tbx_value("grammaticalGender", "n.") == "neuter");
    CHECK(exchange::tbx_value("termType", "Sigle") == "acronym");
    CHECK(exchange::tbx_value("definition", "Sigle") == "Sigle");
    CHECK(exchange::find_status("à éviter") == model::Status::deprecated);
    CHECK(exchange::find_status("preferredTerm-admn-sts") == model::Status::preferred);
    CHECK_FALSE(exchange::find_status("perhaps"));
}
