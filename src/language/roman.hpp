#pragma once

#include <string>
#include <string_view>

namespace diptych::language {

/// The value of a Roman numeral in capitals, as far as it is in its usual form: "XIX". 0 when it is none.
unsigned roman_value(std::string_view numeral);

/// In capitals: "XIX". \pre 1 <= value <= 3999
std::string roman_numeral(unsigned value);

// Whether a word has only the letters of numerals up to 399, which are what pages, chapters and items are
// numbered with; D and M are more often something else. False for an empty word.

bool has_roman_capitals(std::string_view word); ///< "XIX"
bool has_roman_small(std::string_view word);    ///< "xix"

} // namespace diptych::language
