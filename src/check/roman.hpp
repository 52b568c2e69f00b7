#pragma once

// For the .cpp files of check/ only.

#include <string_view>

namespace diptych::check {

/// The value of a Roman number in capitals, as far as it is in its usual form: "XIX", "XIXe" (with the ending
/// of an ordinal). 0 when it is none, or only a letter that is more often something else (C, D, L, M).
unsigned roman_number(std::string_view word);

} // namespace diptych::check
