#pragma once

#include "exchange/records/bead_choice.hpp"
#include "model/bitext.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// Below this probability a bead is worth a look.
inline constexpr double k_doubtful_below = 0.9;
/// Below this probability a bead is more likely wrong than right.
inline constexpr double k_improbable_below = 0.5;

/// A page that shows both texts side by side, a row a bead, for reading and checking: headings, items and
/// footnotes as such, beads that are not 1-1 and doubtful ones marked. One file without anything from
/// elsewhere and without a script; the number of a row is that of its bead, from 1; on a narrow screen the
/// sides stand one above the other.
void write_alignment_html(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out);

} // namespace diptych::exchange
