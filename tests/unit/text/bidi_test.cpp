#include "support/catch.hpp"
#include "text/bidi.hpp"

#include <string>
#include <string_view>

using namespace diptych;

namespace {

std::string ordered(std::u32string_view visual, bool right_to_left) {
    std::string text;
    for (const text::Reordered& character : text::logical_order(visual, right_to_left)) {
        text += character.text;
    }
    return text;
}

} // namespace

TEST_CASE("logical_order: letters from right to left are turned round, digits and Latin are not") {
    CHECK(ordered(U"2019 תנשב", true) == "בשנת 2019");
    CHECK(ordered(U"UNEP תינכת", true) == "תכנית UNEP");
    CHECK(ordered(U"the word םולש here", false) == "the word שלום here");
}

TEST_CASE("logical_order: brackets are mirrored with their text") {
    CHECK(ordered(U"(\u05D0) \u05E3\u05D9", true) == "\u05D9\u05E3 (\u05D0)");
}

TEST_CASE("logical_order: brackets that were written as they were meant are not mirrored again") {
    CHECK(ordered(U")\u05D0( \u05E3\u05D9", true) == "\u05D9\u05E3 (\u05D0)");
    CHECK(ordered(U"\u05D0\u05D1 )UNEP( \u05E3\u05D9", true) == "\u05D9\u05E3 (UNEP) \u05D1\u05D0");
}

TEST_CASE("logical_order: a number that a stop or a bracket binds to a Latin word stays behind it") {
    CHECK(ordered(U"\u05D0\u05D1 (Act 1994, s. 12) \u05E3\u05D9", true) ==
          "\u05D9\u05E3 (Act 1994, s. 12) \u05D1\u05D0");
    CHECK(ordered(U"GHz 2 \u05E3\u05D9", true) == "\u05D9\u05E3 2 GHz");
}

TEST_CASE("logical_order: presentation forms become the letters that they are of") {
    CHECK(ordered(U"\uFEFB", true) == "لا");
    CHECK(ordered(U"\uFE8D", true) == "ا");
}

TEST_CASE("logical_order: says where each character stood") {
    const auto order = text::logical_order(U"בא", true);
    REQUIRE(order.size() == 2);
    CHECK(order[0].from == 1);
    CHECK(order[1].from == 0);
}

TEST_CASE("has_right_to_left: told by letters, not by digits or signs") {
    CHECK(text::has_right_to_left("abc ש"));
    CHECK(text::has_right_to_left("سلام"));
    CHECK_FALSE(text::has_right_to_left("été 12 Ж"));
    CHECK_FALSE(text::has_right_to_left(""));
}

TEST_CASE("joins_next: letters that are joined show by a gap that their word has ended") {
    CHECK(text::joins_next(U'ب'));
    CHECK(text::joins_next(U'ة'));
    CHECK_FALSE(text::joins_next(U'و'));
    CHECK_FALSE(text::joins_next(U'ש'));
}
