#pragma once

#include "model/lookup.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// A JSON object a line and hit, concepts first.
/// {"type": "concept"}: id, subject_field (if any), match, term, language, languages (of each: language,
/// definition if any, terms with text, and status, partOfSpeech, grammaticalGender, termType if known).
/// {"type": "pair"}: bead, document, symbol, found_in ("source", "target"), match, probability, source and
/// target (language, text, label, matches: [begin, end) in bytes of text).
void write_lookup_jsonl(const model::LookupResult& result, std::ostream& out);

} // namespace diptych::exchange
