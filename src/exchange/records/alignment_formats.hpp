#pragma once

#include "model/bitext.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// `[0,1]:[0]:0.9876` a line and bead: sentence numbers from 0 and the probability. This is the form that
/// the Europarl evaluation sets and Vecalign use (B. Thompson and P. Koehn, 2019), with their cost replaced.
void write_beads(const std::vector<model::Bead>& beads, std::ostream& out);

/// Beads as write_beads writes them; the probability may be missing (then it is 1), empty lines and lines
/// that begin with # are passed over. An empty side is at the place that was reached.
/// \param name  as messages call the file
/// \throws base::InputError FILE:LINE when a line is no bead, or numbers in it are not consecutive
std::vector<model::Bead> read_beads(std::string_view text, const std::string& name);

/// A ladder as hunalign writes it (D. Varga et al., 2005): a line `source TAB target TAB probability` for
/// each bead, with the numbers of the first sentences from it on, and a last line with how many sentences
/// there are. read_alignment() reads the same beads back, with what has no place in a ladder as sentences
/// without a counterpart and with the probability 0, each by itself: sentences that no bead holds, and those
/// of beads that cross others, which a ladder cannot do. \returns how many beads cross others and were taken
/// apart: as few as can be
std::size_t write_ladder(const std::vector<model::Bead>& beads, std::size_t source_sentences,
                         std::size_t target_sentences, std::ostream& out);

} // namespace diptych::exchange
