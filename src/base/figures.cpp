#include "base/figures.hpp"

#include "base/format.hpp"

#include <cmath>

namespace diptych::base {

namespace {

constexpr double k_probability_scale = 10'000;
constexpr double k_score_scale = 1'000;
constexpr double k_short_scale = 100;

} // namespace

double rounded_probability(double probability) {
    return std::round(probability * k_probability_scale) / k_probability_scale;
}

std::string probability_text(double probability) {
    return fmt::format("{:.4f}", rounded_probability(probability));
}

std::string short_probability(double probability) {
    // What has four decimals is not always just so much in binary: 0.29 * 100 is less than 29.
    return fmt::format("{:.2f}", std::floor(std::round(probability * k_probability_scale) / k_short_scale) /
                                     k_short_scale);
}

double rounded_score(double score) {
    return std::round(score * k_score_scale) / k_score_scale;
}

std::string score_text(double score) {
    return fmt::format("{:.3f}", rounded_score(score));
}

} // namespace diptych::base
