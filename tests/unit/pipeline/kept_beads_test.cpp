#include "pipeline/corpus/kept_beads.hpp"
#include "support/catch.hpp"

#include <string>
#include <vector>

using namespace diptych;
using pipeline::keep_beads;

namespace {

std::vector<std::string> letters(const std::string& text) {
    std::vector<std::string> sentences;
    for (const char c : text) {
        sentences.emplace_back(1, c);
    }
    return sentences;
}

model::Document document(const std::string& text) {
    model::Document made;
    for (const std::string& letter : letters(text)) {
        model::Unit& unit = made.units.emplace_back();
        unit.text = letter;
        unit.sentences.push_back({{0, 1}, {}, 1, 0});
    }
    return made;
}

model::Bitext bitext(const std::string& source, const std::string& target) {
    model::Bitext made;
    made.source = document(source);
    made.target = document(target);
    return made;
}

store::StoredBead pinned(model::Range source, model::Range target) {
    store::StoredBead bead;
    bead.bead = {source, target, 1.0, model::BeadOrigin::corrected};
    bead.pinned = true;
    return bead;
}

} // namespace

TEST_CASE("kept_beads: a pin whose sentences are all there is kept, with their new numbers") {
    const auto kept = keep_beads({pinned({1, 3}, {1, 2}), pinned({3, 4}, {2, 3})}, bitext("abcd", "ABC"),
                                 bitext("xabcd", "ABC"));
    REQUIRE(kept.pins.size() == 2);
    CHECK(kept.pins[0].source == model::Range{2, 4});
    CHECK(kept.pins[0].target == model::Range{1, 2});
    CHECK(kept.pins[1].source == model::Range{4, 5});
    CHECK(kept.lost_pins.empty());
}

TEST_CASE("kept_beads: a pin is lost when one of its sentences was changed or another came between") {
    CHECK(
        keep_beads({pinned({1, 3}, {1, 2})}, bitext("abcd", "ABC"), bitext("abxd", "ABC")).lost_pins.size() ==
        1);
    CHECK(keep_beads({pinned({1, 3}, {1, 2})}, bitext("abcd", "ABC"), bitext("abxcd", "ABC"))
              .lost_pins.size() == 1);
    CHECK(
        keep_beads({pinned({1, 3}, {1, 2})}, bitext("abcd", "ABC"), bitext("abcd", "AXC")).lost_pins.size() ==
        1);
}

TEST_CASE("kept_beads: that a sentence has no counterpart is kept until one may have been put in") {
    const std::vector<store::StoredBead> left_out{pinned({1, 2}, {1, 1})};
    const auto kept = keep_beads(left_out, bitext("abc", "AC"), bitext("abc", "XAC"));
    REQUIRE(kept.pins.size() == 1);
    CHECK(kept.pins[0].target == model::Range{2, 2});
    CHECK(keep_beads(left_out, bitext("abc", "AC"), bitext("abc", "ABC")).lost_pins.size() == 1);
    CHECK(keep_beads({pinned({0, 1}, {0, 0})}, bitext("a", ""), bitext("a", "")).pins.size() == 1);
}

TEST_CASE("kept_beads: flags are kept likewise, pinned or not") {
    store::StoredBead flagged = pinned({0, 1}, {0, 1});
    flagged.pinned = false;
    flagged.flag = "why?";
    const auto kept = keep_beads({flagged}, bitext("ab", "AB"), bitext("xab", "AB"));
    CHECK(kept.pins.empty());
    REQUIRE(kept.flags.size() == 1);
    CHECK(kept.flags[0].flag == "why?");
    CHECK(kept.flags[0].bead.source == model::Range{1, 2});
    CHECK(keep_beads({flagged}, bitext("ab", "AB"), bitext("b", "AB")).lost_flags.size() == 1);
}
