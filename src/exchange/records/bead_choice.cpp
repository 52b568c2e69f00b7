#include "exchange/records/bead_choice.hpp"

#include <algorithm>
#include <tuple>

namespace diptych::exchange {

namespace {

bool is_corrected(const model::Bead& bead) {
    return bead.origin == model::BeadOrigin::corrected;
}

} // namespace

BeadNumbers probable_beads(const std::vector<model::Bead>& beads, double min_probability) {
    BeadNumbers probable;
    for (std::size_t i = 0; i < beads.size(); ++i) {
        if (is_corrected(beads[i]) || beads[i].probability >= min_probability) {
            probable.push_back(i);
        }
    }
    return probable;
}

BeadNumbers doubtful_first(const std::vector<model::Bead>& beads, BeadNumbers chosen) {
    const auto doubt = [&](std::size_t i) {
        return std::tuple{is_corrected(beads[i]), beads[i].probability};
    };
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](std::size_t a, std::size_t b) { return doubt(a) < doubt(b); });
    return chosen;
}

std::vector<model::Bead> beads_with(const std::vector<model::Bead>& beads, const BeadNumbers& chosen) {
    std::vector<model::Bead> result;
    result.reserve(chosen.size());
    for (const std::size_t i : chosen) {
        result.push_back(beads[i]);
    }
    return result;
}

} // namespace diptych::exchange
