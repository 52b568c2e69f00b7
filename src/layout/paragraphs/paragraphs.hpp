#pragma once

#include "layout/page.hpp"
#include "layout/paragraphs/measures.hpp"

#include <cstddef>
#include <vector>

namespace diptych::layout {

/// Lines that make up one unit of the text.
struct Paragraph {
    std::vector<std::size_t> lines; ///< of the document
    double room_above = 0;          ///< distance to the line above, by the leading; 0 at the top of a column
    double room_below = 0;
    bool table_row = false;
    bool contents = false; ///< a line of a table of contents
    bool in_margin = false;
};

/// IDEA  Whether two lines are of one paragraph is weighed: much room between them, another type, an indent,
///       a label that fits, an edge that the line above does not reach though the first word below would have
///       fitted, speak for two; an edge reached, a small letter or a hyphen for one. The leading is that of
///       the lines about, since quotations are set closer than the text around them. Nothing vertical is
///       known where a column or page ends, and a paragraph goes on there, and over tables and notes, unless
///       the rest says otherwise. What stands in the margin comes before the paragraph that begins beside it,
///       or behind the one that it stands beside.
/// \param left_out  for each line: notes and rules, over which a paragraph goes on
std::vector<Paragraph> find_paragraphs(const std::vector<Line>& lines, const Measures& measures,
                                       const std::vector<bool>& left_out);

} // namespace diptych::layout
