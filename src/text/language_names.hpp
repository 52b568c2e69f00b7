#pragma once

#include "model/language_tag.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::text {

// How a language writes, numbers and months above all: from the locale data of ICU (CLDR), for any language
// that has it.

/// A number written out.
struct NumberName {
    std::string name; ///< folded, words divided by single spaces: "quatre vingt dix"
    std::uint32_t value = 0;
    bool ordinal = false;
};

/// A word that multiplies the number before it: "million", "mille".
struct MultiplierName {
    std::string name;   ///< folded
    unsigned zeros = 0; ///< of the power of ten
};

/// The numbers 0 to 999 and the ordinals 1 to 200, in all genders and styles the language has. Takes some
/// milliseconds. Empty when ICU does not know how the language writes numbers.
std::vector<NumberName> number_names(const model::LanguageTag& language);
/// Thousand to 10^12, singular and plural. Empty likewise.
std::vector<MultiplierName> multiplier_names(const model::LanguageTag& language);

/// The names of the twelve months as they are written: full and abbreviated, in a date and alone.
std::array<std::vector<std::string>, 12> month_names(const model::LanguageTag& language);

/// ',' or '.'; ',' when the language uses another character.
char decimal_separator(const model::LanguageTag& language);

/// The code of the region that has this name in one of the languages Diptych has data of: "united states" and
/// "etats-unis" are "US". Empty when there is none. \param folded_name  as fold() gives it
std::string region_named(std::string_view folded_name);

/// How many words the longest name of a region has that begins with this one; 0 when none does. \param folded  likewise
std::size_t most_words_of_region(std::string_view folded);

/// Whether a date in full has the day before the month: "12 mars 2021".
bool writes_day_first(const model::LanguageTag& language);

/// Whether it is written from right to left, in the script that the tag names or else in its usual one.
bool is_right_to_left(const model::LanguageTag& language);

} // namespace diptych::text
