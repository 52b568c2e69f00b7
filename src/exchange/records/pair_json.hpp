#pragma once

#include "base/json.hpp"
#include "model/lookup.hpp"
#include "model/pair.hpp"

#include <string>
#include <string_view>

namespace diptych::exchange {

// What the records of every command are made of. The shapes are described in docs/json.md and held by
// docs/schema/. A member is left out when there is nothing to say.

/// [begin, end)
base::Json json_of(model::Range range);

/// file, page, line, bytes
base::Json json_of(const model::Place& place);

/// language, text, label, kind, place, sentences, marks
base::Json json_of(const model::PairSide& side);

/// type ("pair"), pair, number, document (number, symbol, name, title, date), source, target, shape,
/// probability, origin, confirmed, flag
base::Json json_of(const model::Pair& pair);

/// The same of a pair that was found, with query, found_in, match and differences; without them when there
/// was no query for either side.
base::Json json_of_hit(const model::PairHit& pair, const std::string& query);

/// Adds a text, unless it is empty.
void add_text(base::Json& object, const char* name, std::string_view text);

} // namespace diptych::exchange
