#pragma once

#include <string>

namespace diptych::model {

/// Below this probability a pair is doubtful: worth a look before somebody relies on it.
inline constexpr double k_doubtful_below = 0.9;
/// Below this probability a pair is more likely wrong than right.
inline constexpr double k_improbable_below = 0.5;

/// With two decimals, for people: rounded, but never up to one of these bounds, so that 0.897 does not look
/// like a pair that is beyond doubt.
std::string probability_text(double probability);

} // namespace diptych::model
