#pragma once

namespace diptych::model {

/// Below this probability a pair is doubtful: worth a look before somebody relies on it.
inline constexpr double k_doubtful_below = 0.9;
/// Below this probability a pair is more likely wrong than right.
inline constexpr double k_improbable_below = 0.5;

} // namespace diptych::model
