#include "align/align.hpp"
#include "align/lattice.hpp"
#include "support/catch.hpp"
#include "unit/align/made_texts.hpp"

#include <algorithm>
#include <random>

using namespace diptych;

namespace {

/// Pins of any shape, in order, here and there in a rectangle.
std::vector<model::Bead> random_pins(std::mt19937& random, std::size_t source, std::size_t target,
                                     std::size_t largest_gap) {
    std::vector<model::Bead> pins;
    model::Range done; // begin: of the source; end: of the target
    while (true) {
        model::Bead pin;
        pin.source.begin = done.begin + random() % (largest_gap + 1);
        pin.target.begin = done.end + random() % (largest_gap + 1);
        pin.source.end = pin.source.begin + random() % 7;
        pin.target.end = pin.target.begin + random() % 7;
        pin.origin = model::BeadOrigin::corrected;
        if (pin.source.end > source || pin.target.end > target) {
            return pins;
        }
        if (!pin.source.empty() || !pin.target.empty()) {
            pins.push_back(pin);
            done = {pin.source.end, pin.target.end};
        }
    }
}

bool has_all(const std::vector<model::Bead>& beads, const std::vector<model::Bead>& pins) {
    return std::all_of(pins.begin(), pins.end(), [&](const model::Bead& pin) {
        return std::find(beads.begin(), beads.end(), pin) != beads.end();
    });
}

model::Bead pin_of(model::Range source, model::Range target) {
    return {source, target, 1.0, model::BeadOrigin::corrected};
}

} // namespace

TEST_CASE("pins: they stay as they are, whatever their shape, and the rest is covered once") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    std::mt19937 random{51};
    for (unsigned round = 0; round < 60; ++round) {
        TextMaker maker{languages, round};
        const MadePair pair = maker.pair(1 + random() % 30);
        align::Options options;
        options.lexicons = {&lexicon};
        options.pins = random_pins(random, pair.source.size(), pair.target.size(), random() % 8);
        const auto beads = align::align(pair.source_document(), pair.target_document(), options).beads;
        REQUIRE(model::covers_once(beads, pair.source.size(), pair.target.size()));
        REQUIRE(has_all(beads, options.pins));
    }
}

TEST_CASE("pins: at the ends of both texts, and nothing but pins") {
    const MadeLanguages languages;
    const MadePair pair = TextMaker{languages, 3}.pair(20, {0, 0, 0, 0});
    const std::vector<std::vector<model::Bead>> cases{
        {pin_of({0, 1}, {0, 0})},
        {pin_of({0, 0}, {0, 1})},
        {pin_of({0, 5}, {0, 6})},
        {pin_of({0, 1}, {0, 1}), pin_of({19, 20}, {19, 20})},
        {pin_of({20, 20}, {19, 20})},
        {pin_of({19, 20}, {20, 20})},
        {pin_of({0, 1}, {10, 11})},
        {pin_of({19, 20}, {0, 1})},
        {pin_of({0, 0}, {0, 20}), pin_of({0, 20}, {20, 20})},
        {pin_of({0, 20}, {0, 20})},
        {pin_of({4, 5}, {7, 7}), pin_of({5, 6}, {7, 7}), pin_of({6, 6}, {7, 8}), pin_of({6, 7}, {8, 9})},
    };
    for (const std::vector<model::Bead>& pins : cases) {
        align::Options options;
        options.pins = pins;
        const auto beads = align::align(pair.source_document(), pair.target_document(), options).beads;
        REQUIRE(model::covers_once(beads, 20, 20));
        REQUIRE(has_all(beads, pins));
    }
}

TEST_CASE("pins: in a long text, right ones and wrong ones") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const MadePair pair = TextMaker{languages, 8}.pair(400);
    std::mt19937 random{7};
    align::Options options;
    options.lexicons = {&lexicon};
    for (std::size_t b = 20; b < pair.beads.size(); b += 40) {
        options.pins.push_back(pair.beads[b]);
    }
    const auto right = align::align(pair.source_document(), pair.target_document(), options).beads;
    CHECK(model::covers_once(right, pair.source.size(), pair.target.size()));
    CHECK(has_all(right, options.pins));
    CHECK(recall(pair.beads, right) > 0.95);

    options.pins = random_pins(random, pair.source.size(), pair.target.size(), 50);
    REQUIRE(options.pins.size() > 5);
    const auto wrong = align::align(pair.source_document(), pair.target_document(), options).beads;
    CHECK(model::covers_once(wrong, pair.source.size(), pair.target.size()));
    CHECK(has_all(wrong, options.pins));

    options.pins = {pin_of({10, 11}, {pair.target.size() - 3, pair.target.size() - 2})}; // far off the way
    const auto far_off = align::align(pair.source_document(), pair.target_document(), options).beads;
    CHECK(model::covers_once(far_off, pair.source.size(), pair.target.size()));
    CHECK(has_all(far_off, options.pins));
}

TEST_CASE("pins: those that are right do not change the rest") {
    const MadeLanguages languages;
    const MadeLexicon lexicon{languages};
    const MadePair pair = TextMaker{languages, 12}.pair(60, {0, 0, 0, 0});
    align::Options options;
    options.lexicons = {&lexicon};
    const auto free = align::align(pair.source_document(), pair.target_document(), options).beads;
    options.pins = {pin_of({30, 31}, {30, 31})};
    const auto pinned = align::align(pair.source_document(), pair.target_document(), options).beads;
    REQUIRE(pinned.size() == free.size());
    for (std::size_t i = 0; i < free.size(); ++i) {
        CHECK(pinned[i].source == free[i].source);
        CHECK(pinned[i].target == free[i].target);
    }
}

TEST_CASE("constrained: keeps the corners of pins, and a way between them") {
    std::mt19937 random{19};
    for (int round = 0; round < 200; ++round) {
        const std::size_t n = random() % 30;
        const std::size_t m = random() % 30;
        align::Band band;
        model::Range row; // neither end falls
        for (std::size_t i = 0; i <= n; ++i) {
            row.begin = std::min(m, row.begin + random() % 4);
            row.end = std::min(m, std::max(row.begin, row.end + random() % 5));
            band.rows.push_back(row);
        }
        band.rows.front().begin = 0;
        band.rows.back().end = m;
        const auto pins = random_pins(random, n, m, 4);
        const align::Band result = align::constrained(band, pins, m);
        REQUIRE(result.rows.size() == n + 1);
        const align::BandIndex index{result};
        REQUIRE(index.has(0, 0));
        REQUIRE(index.has(n, m));
        for (const model::Bead& pin : pins) {
            REQUIRE(index.has(pin.source.begin, pin.target.begin));
            REQUIRE(index.has(pin.source.end, pin.target.end));
        }
        for (std::size_t i = 0; i <= n; ++i) {
            REQUIRE(result.rows[i].begin <= result.rows[i].end);
            REQUIRE(result.rows[i].end <= m);
            if (i > 0) {
                REQUIRE(result.rows[i].begin >= result.rows[i - 1].begin);
                REQUIRE(result.rows[i].end >= result.rows[i - 1].end);
                REQUIRE(result.rows[i].begin <= result.rows[i - 1].end); // by 0-1 beads, and a 1-0 bead down
            }
        }
    }
}
