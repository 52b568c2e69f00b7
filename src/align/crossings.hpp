#pragma once

#include "align/bead_score.hpp"
#include "model/bitext.hpp"

#include <cstddef>
#include <vector>

namespace diptych::align {

/// A source and a target sentence that seem to answer to each other out of order: an item of a list that was
/// moved, definitions in the alphabetical order of each language.
struct Crossing {
    std::size_t source = 0;
    std::size_t target = 0;

    friend bool operator==(const Crossing&, const Crossing&) = default;
};

/// Looks among the sentences that were left alone, or paired with little confidence, for pairs that are each
/// other's best and much more likely than chance. Beads stay as they are: they are in order by definition.
/// Time: proportional to the doubtful sentences times the doubtful ones near them.
/// \param scores  of the beads, as `scorer` gives them
/// \returns in the order of the source
std::vector<Crossing> find_crossings(BeadScorer& scorer, const std::vector<model::Bead>& beads,
                                     const std::vector<double>& scores);

} // namespace diptych::align
