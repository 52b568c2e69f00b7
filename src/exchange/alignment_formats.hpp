#pragma once

#include "model/bitext.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// How many sentences a bead has on each side: "1-2".
std::string type_of(const model::Bead& bead);

/// A header line and a line a bead: source, target, probability, source_label, target_label, kind (the
/// bead's type). Tabs and line ends in a text are spaces there.
void write_alignment_tsv(const model::Bitext& bitext, std::ostream& out);

/// A JSON object a line and bead: id (the bead's number, from 0), type, source and target (sentences: their
/// numbers; text: a string each; label and kind of the unit of the first one, when there is one),
/// probability, origin ("automatic", "corrected").
void write_alignment_jsonl(const model::Bitext& bitext, std::ostream& out);

/// `[0,1]:[0]:0.9876` a line and bead: sentence numbers from 0 and the probability. This is the form that
/// the Europarl evaluation sets and Vecalign use (B. Thompson and P. Koehn, 2019), with their cost replaced.
void write_beads(const std::vector<model::Bead>& beads, std::ostream& out);

/// Beads as write_beads writes them; the probability may be missing (then it is 1), empty lines and lines
/// that begin with # are passed over. An empty side is at the place that was reached.
/// \param name  as messages call the file
/// \throws base::InputError FILE:LINE when a line is no bead, or numbers in it are not consecutive
std::vector<model::Bead> read_beads(std::string_view text, const std::string& name);

} // namespace diptych::exchange
