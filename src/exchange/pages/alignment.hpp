#pragma once

#include "exchange/records/bead_choice.hpp"
#include "model/bitext.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// A page (page.hpp) that shows both texts side by side, a row a bead, for reading and checking: headings,
/// items and footnotes as such, beads that are not 1-1 and doubtful ones marked. The number of a row is that
/// of its bead, from 1.
void write_alignment_html(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out);

} // namespace diptych::exchange
