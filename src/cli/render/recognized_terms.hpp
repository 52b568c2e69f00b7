#pragma once

#include "cli/terminal/style.hpp"
#include "model/lookup.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>

namespace diptych::cli {

/// A sentence with its terms marked, under the file and line it is from, and below, for each concept, what to
/// write in the other languages; terms to avoid say so.
/// \param other  the language to write in; all others when absent
void render_recognized(const model::RecognizedText& found, const std::optional<model::LanguageTag>& other,
                       const Style& style, std::size_t columns, std::ostream& out);

} // namespace diptych::cli
