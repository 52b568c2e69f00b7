#include "language/roman.hpp"
#include "support/catch.hpp"

using namespace diptych::language;

TEST_CASE("Roman numerals: each number up to 3999 is read as it is written") {
    for (unsigned value = 1; value < 4000; ++value) {
        CHECK(roman_value(roman_numeral(value)) == value);
    }
    CHECK(roman_numeral(1994) == "MCMXCIV");
    for (const char* word : {"", "IIII", "VX", "IC", "xi", "XI."}) {
        CAPTURE(word);
        CHECK(roman_value(word) == 0);
    }
}

TEST_CASE("Roman numerals: letters of small ones, in one case") {
    CHECK(has_roman_capitals("XLIV"));
    CHECK(has_roman_small("cxi"));
    CHECK_FALSE(has_roman_capitals("MIX"));
    CHECK_FALSE(has_roman_capitals("xi"));
    CHECK_FALSE(has_roman_small("Xi"));
    CHECK_FALSE(has_roman_capitals(""));
}
