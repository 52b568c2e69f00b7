#include "model/probability.hpp"

#include "base/format.hpp"

#include <algorithm>
#include <cmath>

namespace diptych::model {

std::string probability_text(double probability) {
    constexpr double k_hundred = 100;
    double shown = std::round(probability * k_hundred) / k_hundred;
    for (const double bound : {k_improbable_below, k_doubtful_below}) {
        if (probability < bound) {
            shown = std::min(shown, bound - 1 / k_hundred);
            break;
        }
    }
    return fmt::format("{:.2f}", shown);
}

} // namespace diptych::model
