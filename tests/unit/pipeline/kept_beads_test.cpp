#include "pipeline/corpus/kept_beads.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>
#include <vector>

using namespace diptych;
using pipeline::find_places;
using pipeline::keep_beads;

namespace {

std::vector<std::string> letters(const std::string& text) {
    std::vector<std::string> sentences;
    for (const char c : text) {
        sentences.emplace_back(1, c);
    }
    return sentences;
}

/// "0-2" : for each letter of the old text its place in the new one, or '-'.
std::string places(const std::string& before, const std::string& after) {
    std::string text;
    for (const auto& place : find_places(letters(before), letters(after))) {
        text += place ? static_cast<char>('0' + static_cast<int>(*place)) : '-';
    }
    return text;
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

TEST_CASE("kept_beads: sentences are found again behind and before what was changed") {
    CHECK(places("abcd", "abcd") == "0123");
    CHECK(places("abcd", "xabyd") == "12-4");
    CHECK(places("abcd", "") == "----");
    CHECK(places("", "abcd").empty());
    CHECK(places("abc", "xyz") == "---");
}

TEST_CASE("kept_beads: a sentence that stands in the text many times is found by its neighbours") {
    CHECK(places("a-b-c-", "xa-b-c-y") == "123456");
    CHECK(places("--a--", "-a--") == "0-123");
}

TEST_CASE("kept_beads: sentences that changed places are not all kept, and the others stay in order") {
    CHECK(places("abcde", "cdeab") == "--012");
}

TEST_CASE("kept_beads: places are always of equal sentences and ascend") {
    std::mt19937 random{7};
    for (int round = 0; round < 500; ++round) {
        std::string before;
        std::string after;
        for (std::string* text : {&before, &after}) {
            const std::size_t length = random() % 12;
            for (std::size_t i = 0; i < length; ++i) {
                *text += static_cast<char>('a' + static_cast<int>(random() % 5));
            }
        }
        const pipeline::Places found = find_places(letters(before), letters(after));
        REQUIRE(found.size() == before.size());
        std::size_t next = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (found[i]) {
                REQUIRE(*found[i] >= next);
                REQUIRE(after.at(*found[i]) == before[i]);
                next = *found[i] + 1;
            }
        }
    }
}

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
