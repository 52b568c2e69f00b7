#pragma once

#include "base/json.hpp"
#include "model/lookup.hpp"

namespace diptych::exchange {

/// A side of a pair as every JSON Lines format has it: language, text, label, matches ([begin, end) in bytes
/// of text).
base::Json json_of(const model::PairSide& side);

} // namespace diptych::exchange
