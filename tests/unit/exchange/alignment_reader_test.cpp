#include "base/error.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "exchange/records/alignment_reader.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using exchange::NumberedBead;
using exchange::read_alignment;

namespace {

using Numbers = std::vector<std::size_t>;

std::string refusal_of(std::string_view text) {
    try {
        read_alignment(text, "x");
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("read_alignment: tells the forms apart by what is in them") {
    using exchange::alignment_format_of;
    using exchange::AlignmentFormat;
    CHECK(alignment_format_of("# x\n\n[0]:[0]\n", "x") == AlignmentFormat::beads);
    CHECK(alignment_format_of(" {\"id\":0}", "x") == AlignmentFormat::jsonl);
    CHECK(alignment_format_of("0\t0\t0.5\n", "x") == AlignmentFormat::ladder);
    CHECK(alignment_format_of("\n", "x") == AlignmentFormat::beads);
    CHECK(refusal_of("\n<tmx>") ==
          "x:2: This is no alignment. Give beads ('[0,1]:[0]'), a ladder of hunalign or "
          "the JSON Lines of 'diptych align'.");
}

TEST_CASE("read_alignment: a bead may have sentences that are not neighbours; the model's may not") {
    const std::vector<NumberedBead> beads = read_alignment("\xEF\xBB\xBF[0, 2]:[1]\n", "x");
    REQUIRE(beads.size() == 1);
    CHECK(beads[0].source == Numbers{0, 2});
    CHECK(beads[0].target == Numbers{1});
    CHECK_FALSE(beads[0].score.has_value());
    CHECK(beads[0].line == 1);
    CHECK_THROWS_AS(exchange::model_beads(beads, "x"), base::InputError);
}

TEST_CASE("read_alignment: a bead of a ladder is from one line to the next") {
    const std::vector<NumberedBead> beads = read_alignment("0\t0\t0.5\n1\t2\t-0.25\n2\t2\t1\n2\t2\t9\n", "x");
    REQUIRE(beads.size() == 2);
    CHECK(beads[0].source == Numbers{0});
    CHECK(beads[0].target == Numbers{0, 1});
    CHECK(beads[0].score == 0.5);
    CHECK(beads[1].source == Numbers{1});
    CHECK(beads[1].target.empty());
    CHECK(beads[1].score == -0.25);
    CHECK_FALSE(exchange::has_probabilities(beads));
}

TEST_CASE("read_alignment: says what is wrong with a ladder") {
    CHECK_THAT(refusal_of("0\t0\t0\n1\t1\n"), Catch::StartsWith("x:2: '1\t1' is no line of a ladder"));
    CHECK_THAT(refusal_of("0\t0\t0\n1\tx\t1\n"), Catch::StartsWith("x:2: "));
    CHECK_THAT(refusal_of("3\t3\t0\n2\t4\t1\n"), Catch::Contains("less than those of the line before"));
    CHECK_THAT(refusal_of("0\t0\t0\n18446744073709551615\t1\t1\n"),
               Catch::Contains("More than 1000 sentences"));
    CHECK_THAT(refusal_of("0\t0\t0\n99999999999999999999999\t1\t1\n"),
               Catch::Contains("no line of a ladder"));
}

TEST_CASE("read_alignment: JSON Lines that were written give the same beads") {
    const model::Bitext bitext = test::sample_bitext();
    const std::string text = test::written(exchange::PairFormat::jsonl, bitext);
    const std::vector<model::Bead> read = exchange::model_beads(read_alignment(text, "x"), "x");
    REQUIRE(read.size() == bitext.beads.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        CHECK(read[i].source == bitext.beads[i].source);
        CHECK(read[i].target == bitext.beads[i].target);
        CHECK(read[i].origin == bitext.beads[i].origin);
        CHECK(read[i].probability == Approx(bitext.beads[i].probability).margin(0.00005));
    }
}

TEST_CASE("read_alignment: says what is wrong with a line of JSON") {
    const std::string start = R"({"sentences":{"source":[0],"target":[0]})";
    CHECK(refusal_of(start + "}").empty());
    CHECK(refusal_of("{") == "x:1: The line is no bead: it is no JSON object. 'diptych align --format jsonl' "
                             "writes such lines.");
    CHECK_THAT(refusal_of("{}"), Catch::Contains("its 'sentences' have no list 'source'"));
    CHECK_THAT(refusal_of(R"({"sentences":[]})"), Catch::Contains("have no list 'source'"));
    CHECK_THAT(refusal_of(R"({"sentences":{"source":[-1]}})"), Catch::Contains("not all numbers from 0 up"));
    CHECK_THAT(refusal_of(R"({"sentences":{"source":[18446744073709551615]}})"),
               Catch::Contains("not all numbers from 0 up"));
    CHECK_THAT(refusal_of(start + R"(,"probability":"x"})"), Catch::Contains("'probability' is no number"));
    CHECK_THAT(refusal_of(start + R"(,"origin":"x"})"), Catch::Contains("'origin' is neither"));
    CHECK_THAT(refusal_of(start + "}\n[]"), Catch::StartsWith("x:2: "));
}
