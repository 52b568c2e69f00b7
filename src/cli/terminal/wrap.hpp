#pragma once

#include "model/range.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::cli {

/// The lines of `text` (bytes of it, without the spaces between them) when no line may take more than `width`
/// columns. Broken at spaces, never at no-break spaces; a word that is too wide for a line is cut.
/// \param text   valid UTF-8 on one line
/// \param width  in columns, at least 1
/// \returns at least one line
std::vector<model::Range> wrap(std::string_view text, std::size_t width);

/// `text` wrapped, each line but the first after `indent` spaces, without a line feed at the end.
/// \param width  of the whole line, the indent included
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent);

/// `text` and spaces up to `width` columns; no shorter than `text`.
std::string padded(std::string_view text, std::size_t width);

} // namespace diptych::cli
