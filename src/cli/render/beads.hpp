#pragma once

#include "cli/terminal/style.hpp"
#include "exchange/records/bead_choice.hpp"
#include "pipeline/corpus/fix.hpp"

#include <cstddef>
#include <iosfwd>
#include <vector>

namespace diptych::cli {

/// The chosen pairs of an alignment in the same form, by their places in it.
void render_alignment(const model::Bitext& bitext, const exchange::BeadNumbers& chosen, const Style& style,
                      std::size_t columns, std::ostream& out);

/// To read: a line with number, shape, probability, origin, whether it is confirmed and its flag, then both
/// texts. \param columns  the width to wrap at
void render_beads(const std::vector<pipeline::ShownBead>& beads, const model::DocumentSummary& document,
                  const Style& style, std::size_t columns, std::ostream& out);

/// A line of titles and a pair a line: exchange::document_columns().
void write_beads_tsv(const std::vector<pipeline::ShownBead>& beads, const model::DocumentSummary& document,
                     std::ostream& out);

/// An object a line, as exchange::json_of() has a pair.
void write_beads_jsonl(const std::vector<pipeline::ShownBead>& beads, const model::DocumentSummary& document,
                       std::ostream& out);

/// The beads that an action left, and the numbers of those that have gone.
void render_fixed(const pipeline::Fixed& fixed, const model::DocumentSummary& document, const Style& style,
                  std::size_t columns, std::ostream& out);

/// `[0,1]:[0]` a line and bead: sentence numbers from 0.
void write_pins(const std::vector<model::Bead>& beads, std::ostream& out);

/// To read: number, time and action, and when it was undone.
void render_corrections(const std::vector<store::CorrectionRecord>& records, std::ostream& out);
/// A line of titles and a correction a line: correction, made, undone (empty while it holds), action.
void write_corrections_tsv(const std::vector<store::CorrectionRecord>& records, std::ostream& out);
/// An object a line with the same and type ("correction"); undone is left out while it holds.
void write_corrections_jsonl(const std::vector<store::CorrectionRecord>& records, std::ostream& out);

} // namespace diptych::cli
