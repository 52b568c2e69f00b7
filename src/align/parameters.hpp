#pragma once

#include "align/bead_shape.hpp"
#include "align/features.hpp"
#include "model/bitext.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace diptych::align {

/// How much more likely sentences end as they do when they answer to each other, and between two sentences
/// of one bead, than otherwise. Natural logarithms.
struct Punctuation {
    static constexpr std::size_t k_boundaries = 2 * k_endings; ///< the second half before a small letter

    std::array<std::array<double, k_endings>, k_endings> endings{}; ///< of the last sentences of a bead
    std::array<double, k_boundaries> boundaries{};                  ///< between sentences of a bead

    static std::size_t boundary(const Side& side, std::size_t sentence) {
        return static_cast<std::size_t>(side.endings[sentence]) +
               (side.small_start[sentence + 1] != 0 ? k_endings : 0);
    }
};

/// What the score of a bead is computed with. The numbers that a text can tell are estimated from it.
struct Parameters {
    /// Of the shapes, after a bead of two sides; they sum to 1.
    std::array<double, k_shapes.size()> priors{};
    /// That one more sentence stands alone after one that does. Without text to estimate it from, 0.3: a
    /// missing third was found by 0.2 to 0.5, lower ones pair what is missing, higher ones leave what is
    /// there.
    double null_again = 0.3;
    double ratio = 1;         ///< target code points for one of the source
    double variance = 1;      ///< of the target's length, for each code point
    double unexplained = 0.4; ///< share of words that have a known translation, and stand without it
    Punctuation punctuation;
};

/// What is usual, and the ratio of the lengths of both texts.
Parameters first_parameters(const Features& features);

/// How often each shape stands in a path, on the ground of the first parameters.
void estimate_priors(const std::vector<model::Bead>& beads, const Parameters& first, Parameters& parameters);

/// The ratio of the lengths in the beads of a path, each with its probability: other than that of the texts,
/// it is not bent by what is missing on one side.
void estimate_ratio(const Features& features, const std::vector<model::Bead>& beads, Parameters& parameters);

/// How far lengths are from what the ratio makes one expect, in the beads of a path.
/// \pre the ratio was estimated
void estimate_variance(const Features& features, const std::vector<model::Bead>& beads,
                       Parameters& parameters);

/// Counted in the beads of a path, each with its probability, on the ground of what is usual.
Punctuation punctuation_of(const Features& features, const std::vector<model::Bead>& beads);

} // namespace diptych::align
