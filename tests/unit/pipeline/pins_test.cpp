#include "base/error.hpp"
#include "pipeline/align/pins.hpp"
#include "support/catch.hpp"

#include <random>

using namespace diptych;
using model::Bead;
using pipeline::Pins;

namespace {

Bead pin(model::Range source, model::Range target) {
    return {source, target, 1.0, model::BeadOrigin::corrected};
}

std::string refusal(const std::string& text) {
    try {
        (void)Pins{text, "pins", 10, 10}.placed({});
    } catch (const base::InputError& e) {
        return e.what();
    }
    return "accepted";
}

std::string line_of(const Bead& bead) {
    const auto numbers = [](model::Range range) {
        std::string text = "[";
        for (std::size_t i = range.begin; i < range.end; ++i) {
            text += (i > range.begin ? "," : "") + std::to_string(i);
        }
        return text + "]";
    };
    return numbers(bead.source) + ":" + numbers(bead.target) + "\n";
}

bool in_order(const std::vector<Bead>& beads) {
    model::Range reached{0, 0};
    for (const Bead& bead : beads) {
        if (bead.source.begin < reached.begin || bead.target.begin < reached.end) {
            return false;
        }
        reached = {bead.source.end, bead.target.end};
    }
    return true;
}

/// An alignment of texts with so many sentences, or fewer.
std::vector<Bead> random_alignment(std::mt19937& random, std::size_t source, std::size_t target) {
    std::vector<Bead> beads;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < source || j < target) {
        const std::size_t m = std::min<std::size_t>(random() % 3, source - i);
        const std::size_t n = std::min<std::size_t>(random() % 3, target - j);
        if (m + n > 0) {
            beads.push_back(pin({i, i + m}, {j, j + n}));
        }
        i += m;
        j += n;
    }
    return beads;
}

} // namespace

TEST_CASE("pins: what a file has is kept in order, with the probability 1") {
    const Pins pins{"[4,5]:[3]:0.2\n# mine\n[0]:[1]\n", "pins", 10, 10};
    CHECK_FALSE(pins.need_places());
    const std::vector<Bead> expected{pin({0, 1}, {1, 2}), pin({4, 6}, {3, 4})};
    CHECK(pins.placed({}) == expected);
    CHECK(pins.two_sided() == expected);
    CHECK(Pins{}.placed({}).empty());
    CHECK(Pins("", "pins", 1, 1).placed({}).empty());
}

TEST_CASE("pins: a whole alignment in order needs no places") {
    std::mt19937 random{11};
    for (int round = 0; round < 50; ++round) {
        const std::vector<Bead> beads = random_alignment(random, 10, 10);
        std::string text;
        for (const Bead& bead : beads) {
            text += line_of(bead);
        }
        const Pins pins{text, "pins", 10, 10};
        REQUIRE_FALSE(pins.need_places());
        REQUIRE(pins.placed({}) == beads);
    }
}

TEST_CASE("pins: a sentence without a counterpart is placed where the alignment has a place") {
    const Pins pins{"[0]:[0]\n[5]:[]\n[]:[7]\n", "pins", 10, 10};
    REQUIRE(pins.need_places());
    CHECK(pins.two_sided() == std::vector<Bead>{pin({0, 1}, {0, 1})});
    std::vector<Bead> alignment;
    for (std::size_t i = 0; i < 10; ++i) {
        alignment.push_back({{i, i + 1}, {i, i + 1}});
    }
    CHECK(pins.placed(alignment) ==
          std::vector<Bead>{pin({0, 1}, {0, 1}), pin({5, 6}, {5, 5}), pin({7, 7}, {7, 8})});
    // Where the aligner has left them out, too.
    alignment[5] = {{5, 6}, {5, 5}};
    alignment[6] = {{6, 7}, {5, 7}};
    CHECK(pins.placed(alignment)[1] == pin({5, 6}, {5, 5}));
    // Joined to the sentence before, it was left out after its counterpart.
    alignment.erase(alignment.begin() + 4, alignment.begin() + 6);
    alignment.insert(alignment.begin() + 4, Bead{{4, 6}, {4, 5}});
    CHECK(pins.placed(alignment)[1] == pin({5, 6}, {5, 5}));
}

TEST_CASE("pins: any choice of beads in any order gets places in order") {
    std::mt19937 random{12};
    for (int round = 0; round < 2000; ++round) {
        std::vector<Bead> chosen;
        std::string text;
        for (const Bead& bead : random_alignment(random, 10, 10)) {
            if (random() % 2 == 0) {
                chosen.push_back(bead);
            }
        }
        std::shuffle(chosen.begin(), chosen.end(), random);
        for (const Bead& bead : chosen) {
            text += line_of(bead);
        }
        // Another alignment that has the two-sided ones.
        const Pins pins{text, "pins", 10, 10};
        std::vector<Bead> alignment;
        model::Range reached{0, 0};
        std::vector<Bead> kept = pins.two_sided();
        kept.push_back(pin({10, 10}, {10, 10}));
        for (const Bead& bead : kept) {
            for (Bead between : random_alignment(random, bead.source.begin - reached.begin,
                                                 bead.target.begin - reached.end)) {
                between.source = {between.source.begin + reached.begin, between.source.end + reached.begin};
                between.target = {between.target.begin + reached.end, between.target.end + reached.end};
                alignment.push_back(between);
            }
            if (!bead.source.empty()) {
                alignment.push_back(bead);
            }
            reached = {bead.source.end, bead.target.end};
        }
        CAPTURE(text);
        const std::vector<Bead> placed = pins.placed(alignment);
        REQUIRE(placed.size() == chosen.size());
        REQUIRE(in_order(placed));
        for (const Bead& bead : chosen) {
            REQUIRE(std::any_of(placed.begin(), placed.end(), [&](const Bead& p) {
                return (bead.source.empty() ? p.source.empty() : p.source == bead.source) &&
                       (bead.target.empty() ? p.target.empty() : p.target == bead.target);
            }));
        }
    }
}

TEST_CASE("pins: beads that cross, overlap or are beyond the texts are refused with their line") {
    CHECK(refusal("[0]:[5]\n[3]:[2]\n") == "pins:2: The bead crosses or overlaps that of line 1. Pins have "
                                           "to be in the same order on both sides.");
    CHECK(
        refusal("[3]:[2]\n\n[0]:[5]\n").starts_with("pins:1: The bead crosses or overlaps that of line 3."));
    CHECK(refusal("[0,1]:[0]\n[1]:[1]\n").starts_with("pins:2: The bead crosses or overlaps"));
    CHECK(refusal("[0]:[0]\n[0]:[]\n").starts_with("pins:"));
    CHECK(refusal("[0]:[0]\n[10]:[1]\n") ==
          "pins:2: The bead is beyond the end of the texts, which have 10 and 10 "
          "sentences, numbered from 0. Are these the right files?");
    CHECK(refusal("[0]:[10]\n").starts_with("pins:1: The bead is beyond"));
    CHECK(refusal("[0,2]:[0]\n").starts_with("pins:1: "));
    CHECK(refusal("not an alignment\n").starts_with("pins:1: "));
}
