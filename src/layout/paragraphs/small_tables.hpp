#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <vector>

namespace diptych::layout {

/// The first of a line's cells that is no label.
std::size_t first_cell(const Line& line);

/// Where the text behind a label begins; where the line begins without one.
double text_left(const Line& line);

/// IDEA  A row has two cells or more, and the last stands below that of its neighbour; two columns are not
///       enough to tell a table from columns before the lines of a page are known.
/// \param contents  for each line: it is of a table of contents, which has no rows
/// \returns for each line: it is a row of a table, of those that were found before, too
std::vector<bool> find_rows(const std::vector<Line>& lines, const std::vector<bool>& contents);

} // namespace diptych::layout
