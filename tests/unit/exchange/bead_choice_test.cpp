#include "exchange/records/bead_choice.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

using namespace diptych;
using exchange::BeadNumbers;

// The probabilities of the sample: 0.99, 0.87654, 0.4, and 0.5 for one that was corrected.

TEST_CASE("probable_beads: leaves out what is less likely, never what was corrected") {
    const std::vector<model::Bead> beads = test::sample_bitext().beads;
    CHECK(exchange::probable_beads(beads, 0.0) == test::all_beads(beads));
    CHECK(exchange::probable_beads(beads, 0.9) == BeadNumbers{0, 3});
    CHECK(exchange::probable_beads(beads, 0.99) == BeadNumbers{0, 3});
    CHECK(exchange::probable_beads(beads, 1.0) == BeadNumbers{3});
    CHECK(exchange::beads_with(beads, {2, 0}) == std::vector<model::Bead>{beads[2], beads[0]});
}

TEST_CASE("doubtful_first: the least likely first, what was corrected last, equals as they were") {
    std::vector<model::Bead> beads = test::sample_bitext().beads;
    CHECK(exchange::doubtful_first(beads, test::all_beads(beads)) == BeadNumbers{2, 1, 0, 3});
    beads[2].probability = beads[1].probability;
    CHECK(exchange::doubtful_first(beads, test::all_beads(beads)) == BeadNumbers{1, 2, 0, 3});
    CHECK(exchange::doubtful_first(beads, {0, 3}) == BeadNumbers{0, 3});
}
