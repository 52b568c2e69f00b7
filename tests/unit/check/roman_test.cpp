#include "check/roman.hpp"
#include "support/catch.hpp"

using diptych::check::roman_number;

TEST_CASE("roman: numbers in their usual form") {
    CHECK(roman_number("I") == 1);
    CHECK(roman_number("IV") == 4);
    CHECK(roman_number("XIX") == 19);
    CHECK(roman_number("XXIe") == 21);
    CHECK(roman_number("XVIII\u00e8me") == 18);
    CHECK(roman_number("MMXXI") == 2021);
    CHECK(roman_number("XCIX") == 99);
}

TEST_CASE("roman: what only looks like one is none") {
    for (const char* word :
         {"", "IIII", "VX", "IC", "LIX\u00e9", "MIX\u00c9", "C", "D", "L", "M", "ix", "VIVE", "XIs"}) {
        CAPTURE(word);
        CHECK(roman_number(word) == 0);
    }
}
