#include "check/roman.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace diptych::check {

namespace {

constexpr std::array<std::pair<unsigned, std::string_view>, 13> k_digits{{{1000, "M"},
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

} // namespace

unsigned roman_number(std::string_view word) {
    constexpr std::size_t k_longest = 9;
    const std::size_t length = std::min(word.find_first_not_of("IVXLCDM"), word.size());
    if (length == 0 || length > k_longest) {
        return 0;
    }
    constexpr std::array<std::string_view, 6> k_endings{"", "e", "er", "re", "\xC3\xA8me", "th"};
    const std::string_view numeral = word.substr(0, length);
    if (std::find(k_endings.begin(), k_endings.end(), word.substr(length)) == k_endings.end() ||
        (length == 1 && std::string_view{"CDLM"}.find(numeral[0]) != std::string_view::npos)) {
        return 0;
    }
    unsigned value = 0;
    std::size_t at = 0;
    for (const auto& [worth, digits] : k_digits) {
        for (int times = 0; times < 3 && numeral.substr(at).starts_with(digits); ++times) {
            value += worth;
            at += digits.size();
            if (digits.size() == 2 || worth == 5 || worth == 50 || worth == 500) {
                break;
            }
        }
    }
    return at == numeral.size() ? value : 0;
}

} // namespace diptych::check
