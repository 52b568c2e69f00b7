#pragma once

#include "layout/order/table_columns.hpp"
#include "layout/rows.hpp"

#include <vector>

namespace diptych::layout {

/// IDEA  A table's rows have three cells or more that stand below those of the next row, at their left edge,
/// their
///       right one or their middle, and leave much of the width empty; the lines of three columns of text
///       fill it.
/// Rows with fewer cells between them belong to it when they stand as close as the lines of a cell do.
/// \param size  of the type of most of the page
std::vector<TableRows> find_tables(const std::vector<Row>& rows, double size);

/// The rows of a table as lines, the parts of a cell that takes several put together.
std::vector<Line> lines_of_table(const std::vector<Row>& rows, TableRows table, bool right_to_left);

} // namespace diptych::layout
