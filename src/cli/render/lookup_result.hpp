#pragma once

#include "cli/terminal/style.hpp"
#include "model/lookup.hpp"

#include <cstddef>
#include <iosfwd>

namespace diptych::cli {

/// What a look-up found, for reading: a card for each concept, then the pairs. Control characters in stored
/// texts are shown as spaces, so that a document cannot steer the terminal.
///
/// \param columns  texts are wrapped to this width
void render_lookup(const model::LookupResult& result, const Style& style, std::size_t columns,
                   std::ostream& out);

} // namespace diptych::cli
