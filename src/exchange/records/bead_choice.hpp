#pragma once

#include "model/bitext.hpp"

#include <cstddef>
#include <vector>

namespace diptych::exchange {

/// Which beads of an alignment to write, in which order: their numbers, from 0.
using BeadNumbers = std::vector<std::size_t>;

/// Those at least that probable, in order. What a person has corrected is always among them.
BeadNumbers probable_beads(const std::vector<model::Bead>& beads, double min_probability);

/// The least probable first and what a person has corrected last; equal ones in the order in which they were.
BeadNumbers doubtful_first(const std::vector<model::Bead>& beads, BeadNumbers chosen);

/// The beads with these numbers.
std::vector<model::Bead> beads_with(const std::vector<model::Bead>& beads, const BeadNumbers& chosen);

} // namespace diptych::exchange
