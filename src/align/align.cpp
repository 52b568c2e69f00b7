#include "align/align.hpp"

#include "align/bead_score.hpp"
#include "align/features.hpp"
#include "align/lattice.hpp"

#include <algorithm>

namespace diptych::align {

std::vector<model::Bead> align(const model::Document& source, const model::Document& target,
                               const Options& options) {
    constexpr std::size_t k_first_half_width = 150;
    const Features features = extract_features(source, target);
    const std::size_t n = features.source.size();
    const std::size_t m = features.target.size();
    const BeadScorer scorer{features};
    const auto progress = [&](std::size_t done) {
        if (options.progress) {
            options.progress(done, n);
        }
    };
    // A band that turns out too narrow is laid anew around the path it gave, and widened. Its ends always
    // meet: a text much longer than the other moves along the diagonal in steps of several sentences, so the
    // band is at least as wide as those.
    std::size_t half_width = k_first_half_width + (n == 0 ? m : 4 * m / n);
    Band band = diagonal_band(features, half_width);
    while (2 * half_width < m) {
        BestPath path = find_best_path(features, scorer, band, progress);
        if (!path.touches_edge) {
            return std::move(path.beads);
        }
        half_width += half_width / 2;
        band = band_around(path.beads, n, m, half_width);
    }
    return find_best_path(features, scorer, full_band(n, m), progress).beads;
}

} // namespace diptych::align
