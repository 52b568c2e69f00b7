#include "base/error.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::GlossaryFormat;
using test::category;
using test::tag;
using test::term;

namespace {

exchange::GlossaryReadOptions french_to_english() {
    exchange::GlossaryReadOptions options;
    options.source_language = tag("fr");
    options.target_language = tag("en");
    return options;
}

} // namespace

TEST_CASE("omegat: rows in a row with one source term and comment are one entry") {
    const auto result =
        test::read(GlossaryFormat::omegat,
                   "# a comment\nséance\tmeeting\tONU\nséance\tsession\tONU\nséance\tshowing\tcinéma\n"
                   "alone\na\tb\tc\td\n",
                   french_to_english());
    REQUIRE(result.concepts.size() == 4);
    CHECK(result.concepts[0].languages[1].terms == std::vector{term("meeting"), term("session")});
    CHECK(result.concepts[0].categories == std::vector{category("note", "ONU")});
    CHECK(result.concepts[1].languages[1].terms == std::vector{term("showing")});
    CHECK(result.concepts[2].languages.size() == 1);
    CHECK(result.concepts[3].categories == std::vector{category("note", "c; d")});
    CHECK_THAT(result.messages(), Contains("x:5: warning: There is no tab behind 'alone'"));
}

TEST_CASE("omegat: simple entries come back as they were, but for their ids") {
    model::Concept entry;
    entry.id = "c1";
    entry.categories = {category("note", "ONU")};
    entry.languages = {{tag("fr"), {term("séance")}, {}, {}},
                       {tag("en"), {term("meeting"), term("session")}, {}, {}}};
    const auto written = test::write(GlossaryFormat::omegat, {entry});
    CHECK(written.bytes == "séance\tmeeting\tONU\nséance\tsession\tONU\n");
    auto again = test::read(GlossaryFormat::omegat, written.bytes, french_to_english());
    REQUIRE(again.concepts.size() == 1);
    again.concepts[0].id = "c1";
    CHECK(again.concepts[0] == entry);
}

TEST_CASE("omegat: preferred terms come first, and those to avoid are in the comment only") {
    model::Concept entry;
    entry.id = "c1";
    entry.categories = {category("definition", "A\tdefinition")};
    entry.languages = {
        {tag("fr"), {term("b", model::Status::admitted), term("a", model::Status::preferred)}, {}, {}},
        {tag("en"), {term("no", model::Status::deprecated), term("yes", model::Status::preferred)}, {}, {}}};
    exchange::GlossaryWriterOptions options;
    options.source_language = tag("fr");
    options.target_language = tag("en");
    CHECK(test::write(GlossaryFormat::omegat, {entry}, options).bytes ==
          "a\tyes\tA definition; do not use: no\nb\tyes\tA definition; do not use: no\n");
    entry.languages[1].terms.pop_back();
    const auto written = test::write(GlossaryFormat::omegat, {entry}, options);
    CHECK(written.bytes.empty());
    CHECK(written.written == 0);
    CHECK_THAT(written.messages, Contains("All its target terms are to be avoided: left out of entry 'c1'."));
}

TEST_CASE("omegat: what a row cannot hold is said") {
    std::vector<model::Concept> concepts = test::table_concepts();
    concepts[1].languages[0].terms[0].text = "#séance";
    const auto written = test::write(GlossaryFormat::omegat, concepts);
    CHECK(written.written == 1);
    CHECK_THAT(written.messages, Contains("A row has no place for 'partOfSpeech'"));
    CHECK_THAT(written.messages, Contains("begins with '#'"));
    CHECK_THAT(written.messages,
               Contains("It does not have a term in both languages: left out of entry 'c3'."));
}

TEST_CASE("omegat: without languages a glossary can neither be read nor written") {
    CHECK_THROWS_AS(test::read(GlossaryFormat::omegat, "a\tb\n"), base::UsageError);
    exchange::GlossaryWriterOptions options;
    options.languages = {tag("fr")};
    CHECK_THROWS_AS(test::write(GlossaryFormat::omegat, test::table_concepts(), options), base::UsageError);
}
