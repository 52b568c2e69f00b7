#include "base/error.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "exchange/records/alignment_formats.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <sstream>

using namespace diptych;
using exchange::read_beads;

namespace {

std::string refusal_of(std::string_view beads) {
    try {
        read_beads(beads, "x.beads");
    } catch (const base::InputError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("write_bitext: a line a pair under a header in TSV, tabs in texts made spaces") {
    CHECK(test::written(exchange::PairFormat::tsv, test::sample_bitext()) ==
          "source\ttarget\tsource_label\ttarget_label\tshape\tprobability\n"
          "I. Généralités\tI. General\tI.\tI.\t1-1\t0.9900\n"
          "1. Oui & <non>. Peut-être.\t1. Yes, no and \"maybe\".\t1.\t1.\t2-1\t0.8765\n"
          "Omis.\t\t\t\t1-0\t0.4000\n"
          "\t(a) Added.\t\t(a)\t0-1\t0.5000\n");
}

TEST_CASE(
    "write_bitext: an object a pair in JSON Lines, with sentence numbers and the unit of the first one") {
    const std::string text = test::written(exchange::PairFormat::jsonl, test::sample_bitext());
    const auto lines = base::split(base::trim(text), '\n');
    REQUIRE(lines.size() == 4);
    CHECK(lines[1] ==
          R"({"type":"pair","number":2,"document":{"symbol":"A/1/L.1","name":"a.fr.txt"},)"
          R"("source":{"language":"fr","text":"1. Oui & <non>. Peut-être.","label":"1.","kind":"paragraph",)"
          R"("place":{"file":"a.fr.txt","line":3}},"target":{"language":"en",)"
          R"("text":"1. Yes,\tno and \"maybe\".","label":"1.","kind":"paragraph",)"
          R"("place":{"file":"a.en.txt","line":3,"bytes":[15,38]}},"shape":"2-1",)"
          R"("sentences":{"source":[1,2],"target":[1]},)"
          R"("probability":0.8765,"origin":"automatic","confirmed":false})");
    const auto added = base::Json::parse(lines[3]);
    CHECK(added["sentences"]["source"].empty());
    CHECK_FALSE(added["source"].contains("kind"));
    CHECK(added["target"]["kind"] == "item");
    CHECK(added["origin"] == "corrected");
}

TEST_CASE("write_beads: what is written is read back") {
    const std::vector<model::Bead> beads = test::sample_bitext().beads;
    std::ostringstream out;
    exchange::write_beads(beads, out);
    CHECK(out.str() == "[0]:[0]:0.9900\n[1,2]:[1]:0.8765\n[3]:[]:0.4000\n[]:[2]:0.5000\n");
    const std::vector<model::Bead> read = read_beads(out.str(), "x.beads");
    REQUIRE(read.size() == beads.size());
    for (std::size_t i = 0; i < beads.size(); ++i) {
        CHECK(read[i].source == beads[i].source);
        CHECK(read[i].target == beads[i].target);
        CHECK(read[i].probability == Approx(beads[i].probability).margin(0.00005));
    }
    CHECK(model::covers_once(read, 4, 3));
}

TEST_CASE("read_beads: takes beads without a probability, spaces, comments and empty lines") {
    const std::vector<model::Bead> beads =
        read_beads("# gold\n\n [0, 1] : [0] \r\n[2]:[1,2,3]:1\n", "x.beads");
    REQUIRE(beads.size() == 2);
    CHECK(beads[0] == model::Bead{{0, 2}, {0, 1}, 1.0, model::BeadOrigin::automatic});
    CHECK(beads[1] == model::Bead{{2, 3}, {1, 4}, 1.0, model::BeadOrigin::automatic});
    CHECK(read_beads("", "x.beads").empty());
}

TEST_CASE("read_beads: says on which line what is wrong") {
    CHECK(refusal_of("[0]:[0]\n[1,3]:[1]\n") == "x.beads:2: The sentence numbers 1 and 3 of a side are not "
                                                "consecutive. A bead holds neighbouring sentences.");
    CHECK(refusal_of("[0]:x") ==
          "x.beads:1: '[0]:x' is no bead: '[' was expected where 'x' is. A bead looks like "
          "'[0,1]:[0]:0.9876'.");
    CHECK_THAT(refusal_of("[0]:[0]:p"), Catch::Contains("second colon is no number"));
    CHECK_THAT(refusal_of("[]:[]"),
               Catch::StartsWith("x.beads:1: ") && Catch::Contains("both its sides are empty"));
    CHECK_THAT(refusal_of("[0]:[0]:1.5"), Catch::Contains("no number from 0 to 1"));
    CHECK_THAT(refusal_of("[0]:[0]:nan"), Catch::Contains("no number from 0 to 1"));
    CHECK_THAT(refusal_of("[0]:[0]:0.5 x"), Catch::Contains("'x' was not expected"));
    CHECK_THAT(refusal_of("[0]:[0"), Catch::Contains("a ']' is missing"));
    CHECK_THAT(refusal_of("0:0"), Catch::Contains("'[' was expected"));
    CHECK_THAT(refusal_of("[a]:[0]"), Catch::Contains("number is missing"));
    CHECK_THAT(refusal_of("[-1]:[0]"), Catch::Contains("number is missing"));
    CHECK_THAT(refusal_of("[18446744073709551615]:[0]"), Catch::Contains("too large"));
    CHECK_THAT(refusal_of("[99999999999999999999999]:[0]"), Catch::Contains("too large"));
}

TEST_CASE("write_bitext: chosen pairs, with their numbers when they are wanted") {
    CHECK(test::written(exchange::PairFormat::tsv, test::sample_bitext(), {2, 1}, true) ==
          "number\tsource\ttarget\tsource_label\ttarget_label\tshape\tprobability\n"
          "3\tOmis.\t\t\t\t1-0\t0.4000\n"
          "2\t1. Oui & <non>. Peut-être.\t1. Yes, no and \"maybe\".\t1.\t1.\t2-1\t0.8765\n");
}

TEST_CASE("write_bitext: a line a pair on each side for Moses, what has one side only left out and counted") {
    std::ostringstream source;
    std::ostringstream target;
    const auto moses = exchange::make_moses_writer(source, test::tag("fr"), target, test::tag("en"));
    const model::Bitext bitext = test::sample_bitext();
    exchange::write_bitext(bitext, test::all_beads(bitext.beads), *moses);
    CHECK(moses->left_out() == 2);
    CHECK(source.str() == "I. Généralités\n1. Oui & <non>. Peut-être.\n");
    CHECK(target.str() == "I. General\n1. Yes, no and \"maybe\".\n");
}
