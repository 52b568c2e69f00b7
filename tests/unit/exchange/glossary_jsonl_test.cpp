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
