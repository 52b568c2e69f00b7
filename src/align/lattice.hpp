#pragma once

#include "align/bead_score.hpp"
#include "model/bitext.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace diptych::align {

/// For each number of source sentences taken, which numbers of target sentences are looked at: [begin, end].
struct Band {
    std::vector<model::Range> rows; ///< source sentences + 1 of them; end is included
};

/// The whole rectangle.
Band full_band(std::size_t source_sentences, std::size_t target_sentences);

/// Around the diagonal, where both sides have the same share of their length behind them.
/// \param half_width  in target sentences
Band diagonal_band(const Features& features, std::size_t half_width);

/// Around a path found before.
Band band_around(const std::vector<model::Bead>& path, std::size_t source_sentences,
                 std::size_t target_sentences, std::size_t half_width);

struct BestPath {
    std::vector<model::Bead> beads; ///< with their posterior probabilities
    bool touches_edge = false;      ///< of the band, and not of the rectangle: a wider band might do better
};

/// The most likely sequence of beads inside the band (Viterbi), each with its posterior probability over all
/// sequences in the band (forward-backward, Rabiner 1989). Time and memory are proportional to the band.
/// \param progress  called with the number of source sentences done
BestPath find_best_path(const Features& features, const BeadScorer& scorer, const Band& band,
                        const std::function<void(std::size_t)>& progress);

} // namespace diptych::align
