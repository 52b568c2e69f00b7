#include "base/error.hpp"
#include "sample_glossary.hpp"
#include "support/catch.hpp"

using namespace diptych;
using Catch::Contains;
using exchange::GlossaryFormat;
using test::read;

TEST_CASE("glossary_jsonl: everything comes back as it was") {
    std::vector<model::Concept> concepts = test::table_concepts();
    concepts[0].transactions = {{"origination", "2026-01-31", "A"}};
    concepts[0].languages[0].terms[0].transactions = {{"modification", "", ""}};
    concepts[1].categories = {
        test::category("unknown", "x", {test::category("note", "y", {test::category("z", "z")})})};
    const auto written = test::write(GlossaryFormat::jsonl, concepts);
    const auto again = read(GlossaryFormat::jsonl, written.bytes);
    CHECK(again.concepts == concepts);
    CHECK(again.messages().empty());
}

TEST_CASE("glossary_jsonl: a line that is no entry is skipped and said") {
    const std::string good = test::write(GlossaryFormat::jsonl, {test::table_concepts()[1]}).bytes;
    const auto result = read(GlossaryFormat::jsonl, good + "\n{\"id\": 7}\n{\"id\": \"c9\"}\n" + good);
    CHECK(result.contents.concepts == 2);
    CHECK(result.contents.skipped == 2);
    CHECK_THAT(result.messages(),
               Contains("x:3: warning: The member 'id' has to be a text. The line was skipped."));
    CHECK_THAT(result.messages(), Contains("x:4: warning: Entry 'c9' has no term; it was skipped."));
    CHECK_THAT(result.messages(), Contains("x:5: warning: The id 'c2' was there before"));
}

TEST_CASE("glossary_jsonl: a file without any entry is refused") {
    CHECK_THROWS_WITH(read(GlossaryFormat::jsonl, "\nno JSON\nnor this\n"), Contains("x:2: It is not JSON."));
}

TEST_CASE("glossary_jsonl: half a character costs a term its letter, not the entry its place") {
    const auto result = read(GlossaryFormat::jsonl,
                             R"({"id":"c1","languages":[{"language":"fr","terms":[{"term":"ch\ud800at"},)"
                             R"({"term":"\ud83d\ude00 \\ud800 \u00e9"},{"term":"\udc00\ud83d"}]}]})"
                             "\n");
    REQUIRE(result.concepts.size() == 1);
    const auto& terms = result.concepts[0].languages[0].terms;
    REQUIRE(terms.size() == 3);
    CHECK(terms[0].text == "ch\uFFFDat");
    CHECK(terms[1].text == "\U0001F600 \\ud800 é");
    CHECK(terms[2].text == "\uFFFD\uFFFD");
    CHECK_THAT(result.messages(), Contains("x:1: warning: The line has the escape of half a character"));
}
