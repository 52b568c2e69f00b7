#pragma once

#include "model/term_candidate.hpp"

#include <iosfwd>
#include <vector>

namespace diptych::exchange {

/// A JSON object a line: type ("candidate"), term, base, language, pattern, kind (term or name), words,
/// frequency, documents, score, c_value, specificity, variants (form, kind, frequency, score), contexts
/// (place, mark ([begin, end) in bytes of sentence), sentence).
void write_candidates_jsonl(const std::vector<model::ExtractedTerm>& terms, std::ostream& out);

/// A header and a line a candidate: term, kind, score, frequency, documents, pattern, base, c_value,
/// specificity, variants ("wind turbines (12) | ..."), context.
/// \param separator  a tab or a comma: see TableWriter
void write_candidates_table(const std::vector<model::ExtractedTerm>& terms, char separator,
                            std::ostream& out);

} // namespace diptych::exchange
