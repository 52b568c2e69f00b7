#include "base/error.hpp"
#include "exchange/records/proposal_rows.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using model::Verdict;

namespace {

model::TermProposal sample() {
    return {test::tag("fr"),
            test::tag("en"),
            "ordre du jour",
            "ordre de jour",
            12,
            3.14159,
            {{"agenda", 9, 0.7}, {"order of the day", 2, 0.1}},
            "A/1",
            "L’ordre du jour\test adopté.",
            "The agenda is adopted."};
}

std::vector<model::ReviewedProposal> read(const std::string& text, base::Diagnostics& diagnostics) {
    std::istringstream in{text};
    return exchange::read_proposals(in, "list.tsv", diagnostics);
}

const std::string k_header = "decision\tsource_language\tterm\ttarget_language\ttranslation\n";

} // namespace

TEST_CASE("proposal_rows: a list comes back as it was written, in both forms") {
    for (const auto write : {exchange::write_proposals_tsv, exchange::write_proposals_jsonl}) {
        std::ostringstream out;
        write({sample()}, out);
        base::Diagnostics diagnostics;
        const auto list = read(out.str(), diagnostics);
        REQUIRE(list.size() == 1);
        const model::TermProposal& proposal = list.front().proposal;
        CHECK(list.front().verdict == Verdict::none);
        CHECK(proposal.source_language == test::tag("fr"));
        CHECK(proposal.target_language == test::tag("en"));
        CHECK(proposal.term == "ordre du jour");
        CHECK(proposal.base == "ordre de jour");
        CHECK(proposal.document == "A/1");
        CHECK(proposal.target_context == "The agenda is adopted.");
        REQUIRE(proposal.renderings.size() == 2);
        CHECK(proposal.renderings[0].text == "agenda");
        CHECK(proposal.renderings[1].text == "order of the day");
        CHECK(proposal.renderings[1].count == 2);
        CHECK(diagnostics.all().empty());
    }
}

TEST_CASE("proposal_rows: decisions are words or their first letters, in any case") {
    base::Diagnostics diagnostics;
    const auto list =
        read(k_header + "accept\tfr\ta\ten\tx\nA\tfr\tb\ten\tx\nReject\tfr\tc\ten\t\nr\tfr\td\ten\tx\n"
                        "\tfr\te\ten\tx\n",
             diagnostics);
    REQUIRE(list.size() == 5);
    CHECK(list[0].verdict == Verdict::accept);
    CHECK(list[1].verdict == Verdict::accept);
    CHECK(list[2].verdict == Verdict::reject);
    CHECK(list[3].verdict == Verdict::reject);
    CHECK(list[4].verdict == Verdict::none);
    CHECK(list[4].line == 6);
}

TEST_CASE("proposal_rows: a line that cannot be used is left out and said, the others are taken") {
    base::Diagnostics diagnostics;
    const auto list = read(k_header + "perhaps\tfr\ta\ten\tx\naccept\tfr\tb\ten\t\naccept\tf_r\tc\ten\tx\n"
                                      "accept\tfr\t\ten\tx\naccept\tfr\td\ten\tx\n",
                           diagnostics);
    REQUIRE(list.size() == 1);
    CHECK(list.front().proposal.term == "d");
    REQUIRE(diagnostics.all().size() == 4);
    CHECK(diagnostics.all()[0].line == 2);
    CHECK(diagnostics.all()[1].message ==
          "The translation is missing. Write one, or 'reject'. The line was left out.");
}

TEST_CASE("proposal_rows: what a spreadsheet put into quotes is read without them") {
    base::Diagnostics diagnostics;
    const auto list = read(k_header + "a\tfr\t\"dit \"\"oui\"\"\"\ten\tx\n", diagnostics);
    REQUIRE(list.size() == 1);
    CHECK(list.front().proposal.term == "dit \"oui\"");
}

TEST_CASE("proposal_rows: something else is refused") {
    base::Diagnostics diagnostics;
    CHECK_THROWS_AS(read("", diagnostics), base::InputError);
    CHECK_THROWS_AS(read("one\ttwo\n", diagnostics), base::InputError);
    CHECK_THROWS_AS(read("{\"term\": 3}\n", diagnostics), base::InputError);
    CHECK_THROWS_AS(read("{broken\n", diagnostics), base::InputError);
}
