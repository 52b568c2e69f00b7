#include "language/roman.hpp"

#include <array>
#include <utility>

namespace diptych::language {

namespace {

constexpr std::array<std::pair<unsigned, std::string_view>, 13> k_numerals{{{1000, "M"},
                                                                            {900, "CM"},
                                                                            {500, "D"},
                                                                            {400, "CD"},
                                                                            {100, "C"},
                                                                            {90, "XC"},
                                                                            {50, "L"},
                                                                            {40, "XL"},
                                                                            {10, "X"},
                                                                            {9, "IX"},
                                                                            {5, "V"},
                                                                            {4, "IV"},
                                                                            {1, "I"}}};

bool has_only(std::string_view word, std::string_view letters) {
    return !word.empty() && word.find_first_not_of(letters) == std::string_view::npos;
}

} // namespace

unsigned roman_value(std::string_view numeral) {
    unsigned value = 0;
    for (const auto& [worth, letters] : k_numerals) {
        const bool repeats = worth == 1000 || worth == 100 || worth == 10 || worth == 1;
        for (int times = 0; times < (repeats ? 3 : 1) && numeral.starts_with(letters); ++times) {
            value += worth;
            numeral.remove_prefix(letters.size());
        }
    }
    return numeral.empty() ? value : 0;
}

std::string roman_numeral(unsigned value) {
    std::string numeral;
    for (const auto& [worth, letters] : k_numerals) {
        for (; value >= worth; value -= worth) {
            numeral += letters;
        }
    }
    return numeral;
}

bool has_roman_capitals(std::string_view word) {
    return has_only(word, "IVXLC");
}

bool has_roman_small(std::string_view word) {
    return has_only(word, "ivxlc");
}

} // namespace diptych::language
