#pragma once

#include "model/document.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// What is one line of the output.
enum class Granularity { sentence, unit };

/// Plain text. Sentences: one a line, an empty line between units. Units: one a line.
void write_segments_text(const model::Document& document, Granularity granularity, std::ostream& out);

/// A JSON object a line.
/// Sentences: id (its number, from 0, as beads count), unit (likewise), kind, label (on the first sentence of
/// a unit that has one), text, bytes ([begin, end) in the file; not for files
/// that are packed), page (of a PDF), line (from 1; of a word processor's file, the paragraph).
/// Units: id, kind, label (if any), text, sentences (how many), bytes and line (unless it has no sentence).
void write_segments_jsonl(const model::Document& document, Granularity granularity, std::ostream& out);

} // namespace diptych::exchange
