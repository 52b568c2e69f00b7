#pragma once

#include "model/leverage.hpp"

#include <iosfwd>
#include <string>

namespace diptych::exchange {

/// The header line of write_leverage_tsv().
void write_leverage_tsv_header(std::ostream& out);

/// A line for each match of a sentence, the best first, or one line without a match. Columns: line, page (of
/// files with pages), class, words, percent, document, bead, similar, translation, sentence. Tabs and line
/// ends in a text are spaces.
void write_leverage_tsv(const model::LeveragedSentence& sentence, std::ostream& out);

/// A JSON object for a sentence: file, page (of files with pages), line, sentence (its number, from 0, as
/// beads count), text, class, words, characters, matches: objects with percent (100 for one in its context,
/// too), context, bead, document, symbol, date (if any), probability, pinned, times, found_in ("source",
/// "target"), similar and translation (language, text), differences: [begin, end) in bytes of similar and of
/// text, of the runs of words that are not the same.
void write_leverage_jsonl(const model::LeveragedSentence& sentence, const std::string& file,
                          std::size_t number, std::ostream& out);

} // namespace diptych::exchange
