#pragma once

#include "model/leverage.hpp"

#include <cstddef>
#include <iosfwd>

namespace diptych::exchange {

/// The columns of write_leverage_tsv(): line, page (of files with pages), class, words, text, similarity (per
/// cent), times, found_in ("source", "target": the side that is like the text), and corpus_columns().
void write_leverage_titles(std::ostream& out);

/// A line for each match of a sentence, the best first, or one line without a match.
void write_leverage_tsv(const model::LeveragedSentence& sentence, std::ostream& out);

/// A JSON object for a sentence: type ("leveraged"), sentence (its number, from 0, as an alignment counts),
/// text, place, class, words, characters, matches: pairs as json_of() has them, with found_in, similarity
/// (per cent; 100 for one in its context, too), context, times and edits: [begin, end) in bytes of the
/// similar side and of text, of the runs of words that are not the same.
void write_leverage_jsonl(const model::LeveragedSentence& sentence, std::size_t number, std::ostream& out);

} // namespace diptych::exchange
