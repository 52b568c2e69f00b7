#pragma once

#include "align/band.hpp"
#include "align/bead_score.hpp"
#include "model/bitext.hpp"

#include <cstddef>
#include <functional>
#include <vector>

namespace diptych::align {

/// Evidence is not as independent as the scores have it; raised to this power, probabilities are about as
/// often right as they say. Chosen for the least calibration error on development sets.
inline constexpr double k_temper = 0.6;

struct BestPath {
    std::vector<double> scores;     ///< of the beads, as BeadScorer has them; 0 for pins
    std::vector<model::Bead> beads; ///< with their posterior probabilities
    /// Rows where the path comes near an edge of the band, pins apart: a wider band might do better.
    std::vector<bool> near_edge;
    bool touches_edge = false; ///< in any row
    double score = 0;          ///< of the path, without its pins
    /// The cells through which a path that is at all likely goes, and some around them.
    Band likely;
};

/// The most likely sequence of beads inside the band (Viterbi), each with its posterior probability over all
/// sequences in the band (forward-backward, Rabiner 1989). Time and memory are proportional to the band.
/// \param pins      beads that must be in the path: in order, inside the band's rectangle, of any shape
/// \param shapes    how many of k_shapes to look at
/// \param progress  called with the number of source sentences done
/// \pre the band is passable and holds the corners of the pins: constrained() sees to it
BestPath find_best_path(const Features& features, BeadScorer& scorer, const Band& band,
                        const std::vector<model::Bead>& pins, std::size_t shapes,
                        const std::function<void(std::size_t)>& progress);

} // namespace diptych::align
