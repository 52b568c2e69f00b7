#pragma once

#include "model/document.hpp"
#include "model/source_text.hpp"

namespace diptych::segment {

struct Options {
    model::LanguageTag language; ///< und: no abbreviations are known, ICU's sentence iterator decides
};

/// A text as units (titles, headings, paragraphs, items, footnotes) and their sentences. Undoes what a PDF's
/// extraction does to a text: lines, page breaks, lists of links, footnotes, broken words. A text with one
/// paragraph a line, or with empty lines between paragraphs, comes through as it is.
model::Document segment(const model::SourceText& source, const Options& options);

/// A text that has one sentence a line already: a sentence of its own for every line that is not empty,
/// taken as it is; an empty line ends a unit, and without any each line is a unit.
model::Document segment_lines(const model::SourceText& source, const Options& options);

} // namespace diptych::segment
