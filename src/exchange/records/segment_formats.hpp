#pragma once

#include "model/document.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// What is one line of the output.
enum class Granularity { sentence, unit };

/// Plain text. Sentences: one a line, an empty line between units. Units: one a line.
void write_segments_text(const model::Document& document, Granularity granularity, std::ostream& out);

/// A JSON object a line.
/// Sentences: type ("sentence"), sentence (its number, from 0, as an alignment counts), unit (likewise),
/// language, kind, label (on the first sentence of a unit that has one), text, place (bytes not for files
/// that are packed; the line is the paragraph in a word processor's file). Units: type ("unit"), unit,
/// language, kind, label (if any), text, sentences (how many), place (unless it has no sentence).
void write_segments_jsonl(const model::Document& document, Granularity granularity, std::ostream& out);

} // namespace diptych::exchange
