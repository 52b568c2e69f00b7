#pragma once

#include "layout/page.hpp"
#include "layout/paragraphs/measures.hpp"
#include "layout/paragraphs/notes.hpp"
#include "layout/paragraphs/paragraphs.hpp"
#include "model/document.hpp"

#include <cstddef>
#include <vector>

namespace diptych::layout {

/// A unit of the text on the page.
struct PageBlock {
    model::UnitKind kind = model::UnitKind::paragraph;
    std::vector<std::size_t> lines;
    std::size_t label_length = 0; ///< bytes at the beginning of the first line
};

/// IDEA  A heading differs from the text around it: larger, bold, in capitals, slanted or numbered as
/// headings are, and
///       it is short and no sentence. A label makes an item if it goes on with a list or begins one; numbers
///       with a stop that run through the whole document are its paragraphs' numbers, those that begin again
///       and again a list's. Rows of tables and lines of contents are neither.
/// \returns the paragraphs in order, then the notes
std::vector<PageBlock> name_blocks(const std::vector<Line>& lines, const Measures& measures,
                                   std::vector<Paragraph> paragraphs, const Notes& notes);

} // namespace diptych::layout
