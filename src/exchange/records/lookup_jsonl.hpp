#pragma once

#include "model/lookup.hpp"

#include <iosfwd>
#include <string>

namespace diptych::exchange {

/// A JSON object a line and hit, concepts first; each begins with query.
/// {"type": "concept"}: id, subject_field (if any), match ("exact", "folded", "inflected"; "completion" and
/// "similar" of terms that do not match), differences, part (true, when the term is only a part of the
/// query), term, language, languages (of each: language, definition and its source if any, terms with text,
/// and status, partOfSpeech, grammaticalGender, termType, source if known), and renderings when there are
/// pairs (of each: language, pairs, terms with text and pairs, otherwise).
/// {"type": "pair"}: bead, document, symbol, found_in ("source", "target"), match, differences, probability,
/// source and target (language, text, label, matches: [begin, end) in bytes of text).
void write_lookup_jsonl(const model::LookupResult& result, std::ostream& out);

/// Lines of eleven columns, in which tabs and line feeds became spaces: query, kind, id, paragraph, match,
/// language, text, other language, other text, status, pairs.
/// Of kind "concept": the entry, the term that matched, and one of its others with its status and, when it is
/// of another language, in how many pairs it stands. Of kind "pair": the document, its paragraph and the two
/// sides, the one searched first.
void write_lookup_tsv(const model::LookupResult& result, std::ostream& out);

// For one of many queries to which there is no answer.
void write_nothing_jsonl(const model::LookupResult& result,
                         std::ostream& out);                                  ///< {"type": "nothing"}: query
void write_nothing_tsv(const model::LookupResult& result, std::ostream& out); ///< of kind "nothing"

/// What "match" says of a hit.
std::string match_name(const model::ConceptHit& hit);

} // namespace diptych::exchange
