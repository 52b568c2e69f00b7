#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <vector>

namespace diptych::layout {

/// IDEA  The lines of a table of contents end with the number of a page at the right edge, behind a row of
///       dots. Some have none: chapters between sections that have, told by the edge of their numbers, and
///       tables without any dots, told by the length of the list and by numbers that never fall.
/// \returns for each line: an entry of a table of contents ends there
std::vector<bool> find_contents(const std::vector<Line>& lines);

} // namespace diptych::layout
