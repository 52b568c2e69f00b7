#pragma once

#include <string>

namespace diptych::base {

// Figures as every form of output has them.

/// A probability to four decimals, which is what it is good for.
double rounded_probability(double probability);
/// The same in writing: "0.9871".
std::string probability_text(double probability);
/// In two decimals, to read. What is left is cut off, so that 0.8970 is not seen as 0.90.
std::string short_probability(double probability);

/// A score to three decimals.
double rounded_score(double score);
/// The same in writing: "12.500".
std::string score_text(double score);

} // namespace diptych::base
