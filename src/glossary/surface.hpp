#pragma once

#include "model/lookup.hpp"

#include <string>
#include <string_view>

namespace diptych::glossary {

/// In what two words differ that are the same when folded, or have the same beginning when folded (the
/// endings are then not looked at): letter_case, accent, ligature, apostrophe, hyphen for a soft hyphen, and
/// spelling for full stops in an acronym.
model::Differences surface_differences(std::string_view a, std::string_view b);

/// text::fold, without the full stops of an acronym: "O.N.U" gives "onu".
std::string fold_word(std::string_view word);

} // namespace diptych::glossary
