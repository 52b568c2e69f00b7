#pragma once

#include "model/document.hpp"
#include "segment/lines.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::segment {

/// The lines that make up one unit, before their text is put together.
struct UnitLines {
    model::UnitKind kind = model::UnitKind::paragraph;
    std::size_t label_length = 0;   ///< bytes at the beginning of the first line
    std::vector<std::size_t> lines; ///< indices into SourceLines::lines
};

/// IDEA  A line goes on with the unit above it unless something says that it begins another: extra space
///       above, a label that fits a numbering, a page's end after a finished and unfilled line. A page break
///       never ends a unit by itself.
/// Units come in the order of their first lines; a footnote's unit stands where the footnote was printed.
std::vector<UnitLines> group_lines(std::string_view text, const SourceLines& source);

} // namespace diptych::segment
