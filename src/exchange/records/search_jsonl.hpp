#pragma once

#include "model/lookup.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// The pairs, a JSON object a line, as json_of() has them; then what was found in all: type ("search"),
/// query, total, total_is_bound (true: there may be more), and, when they were counted, renderings: language,
/// pairs (over how many they were counted), terms (text, pairs), not_told (pairs); when nothing was found,
/// apart: pairs that have all of the words, but not together (with apart_is_bound).
void write_search_jsonl(const model::SearchResult& result, std::ostream& out);

} // namespace diptych::exchange
