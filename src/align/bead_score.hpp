#pragma once

#include "align/features.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace diptych::align {

/// How many sentences of each side a bead takes.
struct BeadShape {
    std::size_t source = 0;
    std::size_t target = 0;
};

struct ShapePrior {
    BeadShape shape;
    double probability = 0;
};

// SOURCE  W. A. Gale and K. W. Church. A Program for Aligning Sentences in Bilingual Corpora. Computational
//         Linguistics 19(1), 1993, table 5. https://aclanthology.org/J93-1004/
// WHERE WE DIFFER  The printed mass of a category is shared by its two directions. 1-3 and 3-1 have a place,
//         taken from 1-1; what is left out of the text altogether is less rare than in Hansard.
inline constexpr std::array<ShapePrior, 8> k_shape_priors{{
    {{1, 1}, 0.875},
    {{1, 0}, 0.010},
    {{0, 1}, 0.010},
    {{1, 2}, 0.0425},
    {{2, 1}, 0.0425},
    {{2, 2}, 0.010},
    {{1, 3}, 0.005},
    {{3, 1}, 0.005},
}};

/// IDEA  The score of a bead is the logarithm of how much more likely its sentences are as translations of
///       each other than side by side by chance, plus the logarithm of its shape's prior. Three kinds of
///       evidence are taken to be independent:
///       - length: the target's is normal around c times the source's, with a variance that grows with it
///         (Gale & Church 1993, section 3); by chance it is what sentences of that text are;
///       - anchors: numbers, symbols and equal words on both sides, the rarer the more telling; a number
///         without its like speaks against the pair;
///       - structure: labels, headings and the beginnings of units that agree or do not.
///       Each is floored, so that no evidence can make a pair impossible.
/// Scores of 1-0 and 0-1 beads are their priors: leaving a sentence alone explains nothing and costs nothing.
class BeadScorer {
public:
    explicit BeadScorer(const Features& features);

    /// Natural logarithm; comparable between beads of any shape.
    /// \pre the sentences [source, source + shape.source) and [target, ...) exist
    double score(std::size_t source, std::size_t target, const ShapePrior& prior) const;

private:
    double length_evidence(double source_length, double target_length, std::size_t target_sentences) const;
    double anchor_evidence(std::size_t source, std::size_t target, BeadShape shape) const;
    double compare(const std::vector<Anchor>& left, const std::vector<Anchor>& right) const;
    double structure_evidence(std::size_t source, std::size_t target, BeadShape shape) const;

    const Features& m_features;
    double m_ratio = 1.0;       ///< target code points for one of the source
    double m_mean_target = 1.0; ///< code points of a target sentence
    std::vector<double> m_match_weight;
};

} // namespace diptych::align
