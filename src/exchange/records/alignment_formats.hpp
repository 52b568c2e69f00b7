#pragma once

#include "exchange/records/bead_choice.hpp"
#include "model/bitext.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// "automatic" or "corrected"
std::string_view name_of(model::BeadOrigin origin);

/// How many sentences a bead has on each side: "1-2".
std::string type_of(const model::Bead& bead);

/// A header line and a line a bead: source, target, probability, source_label, target_label, kind (the
/// bead's type). Tabs and line ends in a text are spaces there.
/// \param with_ids  adds a last column, id: the bead's number, from 0
void write_alignment_tsv(const model::Bitext& bitext, const BeadNumbers& chosen, bool with_ids,
                         std::ostream& out);

/// A JSON object a line and bead: id (the bead's number, from 0), type, source and target (sentences: their
/// numbers; text: a string each; label and kind of the unit of the first one, when there is one),
/// probability, origin ("automatic", "corrected"). read_alignment() reads the beads back.
void write_alignment_jsonl(const model::Bitext& bitext, const BeadNumbers& chosen, std::ostream& out);

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

/// Two files that translation models are trained with (Moses, P. Koehn et al., 2007): line n of one is the
/// translation of line n of the other. The sentences of a bead are joined by a space; tabs and line ends are
/// spaces.
/// \returns how many beads have sentences on one side only, and were left out
std::size_t write_moses(const model::Bitext& bitext, std::ostream& source_out, std::ostream& target_out);

} // namespace diptych::exchange
