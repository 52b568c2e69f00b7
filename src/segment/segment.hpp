#pragma once

#include "model/document.hpp"
#include "model/source_text.hpp"
#include "segment/joints.hpp"
#include "segment/sentences.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::segment {

/// A candidate for the end of a sentence, for people to look at.
struct Explained {
    std::size_t line = 0; ///< of the file, as Sentence::line
    std::string before;   ///< the text before it, some words
    std::string after;    ///< and behind
    bool breaks = false;
    std::string_view rule; ///< static text
};

struct Options {
    model::LanguageTag language; ///< without data for it, ICU's sentence iterator decides
    SentencePolicy policy = {};
    const LanguageData* data = nullptr;    ///< nullptr: what is shipped for the language
    const KnownWord* known_word = nullptr; ///< tells words that lines divided; asked where the text cannot
    const SrxRules* srx = nullptr;         ///< rules that overrule ours
    std::vector<Explained>* explanation = nullptr; ///< filled when given
};

/// A text as units (titles, headings, paragraphs, items, footnotes) and their sentences. Undoes what a PDF's
/// extraction does to a text: lines, page breaks, lists of links, footnotes, broken words. A text with one
/// paragraph a line, or with empty lines between paragraphs, comes through as it is, and so do the blocks of
/// a file that marks its paragraphs itself.
/// \param source  taken by value, as its text is let go before the sentences are made: of a large file, that
///                decides how much memory it takes
model::Document segment(model::SourceText source, const Options& options);

/// A text that has one sentence a line already: a sentence of its own for every line that is not empty,
/// taken as it is; an empty line ends a unit, and without any each line is a unit.
model::Document segment_lines(const model::SourceText& source, const Options& options);

} // namespace diptych::segment
