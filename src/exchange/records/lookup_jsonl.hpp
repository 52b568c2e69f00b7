#pragma once

#include "model/lookup.hpp"

#include <iosfwd>
#include <string>

namespace diptych::exchange {

/// A JSON object a line and hit, concepts first; each begins with query.
/// {"type": "concept"}: entry, subject_field (if any), match ("exact", "folded", "inflected"; "completion"
/// and "similar" of terms that do not match), differences, part (true, when the term is only a part of the
/// query), term, language, languages (of each: language, definition and its source if any, terms with text,
/// and status, partOfSpeech, grammaticalGender, termType, source if known), and renderings when there are
/// pairs (of each: language, pairs, terms with text and pairs, otherwise).
/// {"type": "pair"}: as json_of() has it.
void write_lookup_jsonl(const model::LookupResult& result, std::ostream& out);

/// The columns of write_lookup_tsv(): query, type, match, entry, language, term, other_language, other_term,
/// status, pairs, found_in, and corpus_columns().
void write_lookup_titles(std::ostream& out);

/// Of type "concept": the entry, the term that matched, and one of its others with its status and, when it is
/// of another language, in how many pairs it stands. Of type "pair": the side that matched, and the pair.
void write_lookup_tsv(const model::LookupResult& result, std::ostream& out);

// For one of many queries to which there is no answer.
void write_nothing_jsonl(const model::LookupResult& result,
                         std::ostream& out);                                  ///< {"type": "nothing"}: query
void write_nothing_tsv(const model::LookupResult& result, std::ostream& out); ///< of type "nothing"

/// What "match" says of a hit.
std::string match_name(const model::ConceptHit& hit);

} // namespace diptych::exchange
