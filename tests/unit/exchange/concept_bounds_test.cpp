#include "base/error.hpp"
#include "exchange/vocabulary/concept_bounds.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::GlossaryFormat;
using test::read;

namespace {

model::Concept entry(std::string id, std::string french, std::string english) {
    model::Concept made;
    made.id = std::move(id);
    made.languages = {{test::tag("fr"), {test::term(std::move(french))}, {}, {}},
                      {test::tag("en"), {test::term(std::move(english))}, {}, {}}};
    return made;
}

exchange::GlossaryReadOptions languages() {
    exchange::GlossaryReadOptions options;
    options.source_language = test::tag("fr");
    options.target_language = test::tag("en");
    return options;
}

} // namespace

TEST_CASE(
    "concept_bounds: a term that is too long is skipped in every format, and its entry when it has none") {
    const std::string long_term(exchange::k_longest_term + 1, 'a');
    const std::string longest(exchange::k_longest_term, 'b');
    for (const GlossaryFormat format :
         {GlossaryFormat::tbx, GlossaryFormat::omegat, GlossaryFormat::csv, GlossaryFormat::tsv,
          GlossaryFormat::multiterm, GlossaryFormat::utx, GlossaryFormat::jsonl, GlossaryFormat::xlsx}) {
        INFO(exchange::name_of(format));
        const std::string bytes =
            test::write(format, {entry("c1", "chat", longest), entry("c2", long_term, "cat"),
                                 entry("c3", 'c' + long_term, long_term)})
                .bytes;
        const bool names_languages = format == GlossaryFormat::omegat || format == GlossaryFormat::utx;
        const auto result =
            read(format, bytes, names_languages ? languages() : exchange::GlossaryReadOptions{});
        REQUIRE(result.concepts.size() == 2);
        CHECK(result.contents.skipped == 1);
        CHECK(result.concepts[0].languages.size() == 2);
        REQUIRE(result.concepts[1].languages.size() == 1);
        CHECK(result.concepts[1].languages[0].terms[0].text == "cat");
        CHECK_THAT(result.messages(),
                   Contains("warning: The term 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…' in "
                            "'fr' has 2001 characters; terms of more than 2000 are not read"));
    }
}

TEST_CASE(
    "concept_bounds: letters count, not bytes, and what is said of many is said some times and summed up") {
    std::string accents;
    for (std::size_t i = 0; i < exchange::k_longest_term; ++i) {
        accents += "é";
    }
    const auto fine = read(GlossaryFormat::csv, "fr,en\n" + accents + ",e\n");
    CHECK(fine.messages().empty());
    std::string rows = "fr,en\n";
    for (int i = 0; i < 50; ++i) {
        rows += accents + "é,e\n";
    }
    const auto result = read(GlossaryFormat::csv, rows);
    CHECK(result.concepts.size() == 50);
    CHECK_THAT(result.messages(),
               Contains("x:5: warning: From here on, the same 47 more times: terms that are too "
                        "long were skipped."));
}

TEST_CASE("concept_bounds: fields, ids and all that is more than a glossary has are taken out and said") {
    model::Concept full = entry(std::string(1'001, 'i'), "chat", "cat");
    full.categories = {test::category("definition", std::string(exchange::k_longest_value + 1, 'd')),
                       test::category("note", "short")};
    full.languages[0].terms[0].categories.assign(exchange::k_most_said + 1, test::category("note", "n"));
    for (std::size_t i = 0; i < exchange::k_most_terms; ++i) {
        full.languages[1].terms.push_back(test::term("cat " + std::to_string(i)));
    }
    const auto result = read(GlossaryFormat::jsonl, test::write(GlossaryFormat::jsonl, {full}).bytes);
    REQUIRE(result.concepts.size() == 1);
    const model::Concept& kept = result.concepts[0];
    CHECK(kept.id.starts_with("c-"));
    CHECK(kept.categories == std::vector{test::category("note", "short")});
    CHECK(kept.languages[0].terms[0].categories.size() == exchange::k_most_said);
    CHECK(kept.languages[1].terms.size() == exchange::k_most_terms);
    CHECK_THAT(result.messages(), Contains("The id 'iiii") && Contains("The definition 'dddd") &&
                                      Contains("There are 1001 terms of en here"));
}

TEST_CASE("concept_bounds: a table may have a thousand columns, and an entry a thousand rows") {
    std::string header = "fr;en";
    for (int i = 0; i < 999; ++i) {
        header += ";note";
    }
    CHECK_THROWS_WITH(read(GlossaryFormat::csv, header + "\nchat;cat\n"),
                      Contains("x:1: The table has 1001 columns"));
    std::string rows = "id;fr;en\n";
    for (int i = 0; i < 1'500; ++i) {
        rows += "c1;chat;cat " + std::to_string(i) + "\n";
    }
    const auto result = read(GlossaryFormat::csv, rows);
    REQUIRE(result.concepts.size() == 1);
    CHECK(result.concepts[0].languages[1].terms.size() == 1'000);
    CHECK_THAT(result.messages(),
               Contains("x:1002: warning: From this row on, rows of the entry that begins on "
                        "line 2 were skipped"));
}

TEST_CASE("concept_bounds: entries of one id get numbers, however many there are") {
    std::string rows = "id;fr\n";
    for (int i = 0; i < 300; ++i) {
        rows += "a;un\nb;deux\n";
    }
    const auto result = read(GlossaryFormat::csv, rows);
    REQUIRE(result.concepts.size() == 600);
    CHECK(result.concepts[2].id == "a-2");
    CHECK(result.concepts[599].id == "b-300");
}
