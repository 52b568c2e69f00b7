#include "exchange/records/alignment_formats.hpp"
#include "exchange/records/alignment_reader.hpp"
#include "sample_bitext.hpp"
#include "support/catch.hpp"

#include <random>
#include <sstream>

using namespace diptych;
using model::Bead;

namespace {

std::string ladder_of(const std::vector<Bead>& beads, std::size_t source, std::size_t target,
                      std::size_t crossing = 0) {
    std::ostringstream out;
    CHECK(exchange::write_ladder(beads, source, target, out) == crossing);
    return out.str();
}

std::vector<Bead> read_back(const std::string& ladder) {
    return exchange::model_beads(exchange::read_alignment(ladder, "x"), "x");
}

Bead bead(model::Range source, model::Range target, double probability) {
    return {source, target, probability, model::BeadOrigin::automatic};
}

} // namespace

TEST_CASE("write_ladder: a line where each bead begins, and one at the end") {
    CHECK(ladder_of(test::sample_bitext().beads, 4, 3) ==
          "0\t0\t0.9900\n1\t1\t0.8765\n3\t2\t0.4000\n4\t2\t0.5000\n4\t3\t0.0000\n");
    CHECK(ladder_of({}, 0, 0) == "0\t0\t0.0000\n");
}

TEST_CASE("write_ladder: what no bead holds is without a counterpart and with the probability 0") {
    CHECK(read_back(ladder_of({bead({1, 2}, {1, 2}, 0.5)}, 3, 2)) ==
          std::vector<Bead>{bead({0, 1}, {0, 0}, 0), bead({1, 1}, {0, 1}, 0), bead({1, 2}, {1, 2}, 0.5),
                            bead({2, 3}, {2, 2}, 0)});
}

TEST_CASE("write_ladder: as few beads as can be are taken apart where beads cross") {
    // The first one went to the end.
    const std::vector<Bead> beads{bead({0, 1}, {3, 4}, 0.5), bead({1, 2}, {0, 1}, 0.5),
                                  bead({2, 3}, {1, 2}, 0.5), bead({3, 4}, {2, 3}, 0.5)};
    CHECK(read_back(ladder_of(beads, 4, 4, 1)) ==
          std::vector<Bead>{bead({0, 1}, {0, 0}, 0), beads[1], beads[2], beads[3], bead({4, 4}, {3, 4}, 0)});
}

TEST_CASE("write_ladder: what is written is read back, whatever the beads") {
    std::mt19937 random{11};
    std::uniform_int_distribution<std::size_t> up_to_three{0, 3};
    for (int round = 0; round < 200; ++round) {
        std::vector<Bead> beads;
        model::Range source;
        model::Range target;
        for (int i = 0; i < 30; ++i) {
            source = {source.end, source.end + up_to_three(random)};
            target = {target.end, target.end + up_to_three(random)};
            if (!source.empty() || !target.empty()) {
                beads.push_back(bead(source, target, static_cast<double>(i) / 32));
            }
        }
        const std::vector<Bead> read = read_back(ladder_of(beads, source.end, target.end));
        REQUIRE(read.size() == beads.size());
        for (std::size_t i = 0; i < beads.size(); ++i) {
            CHECK(read[i].source == beads[i].source);
            CHECK(read[i].target == beads[i].target);
            CHECK(read[i].probability == Approx(beads[i].probability).margin(0.00005));
        }
    }
}
