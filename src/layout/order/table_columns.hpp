#pragma once

#include "layout/rows.hpp"

#include <cstddef>
#include <vector>

namespace diptych::layout {

constexpr double k_table_gap = 1.1; ///< of the size: the least room between two cells

/// Rows of a page that make up a table.
struct TableRows {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// An empty strip between two columns of a table.
struct Strip {
    double left = 0;
    double right = 0;
};

/// Whether a strip lies between two neighbours on a row.
/// \param size  of the row
bool divides(const std::vector<Strip>& strips, const Word& before, const Word& after, double size);

/// The cells of a row, a label with what stands behind it.
/// \param strips  of the table, as far as they are known: a cell that fills its column leaves no more room
/// than a space
std::vector<Chunk> cells_of(const Row& row, const std::vector<Strip>& strips = {});

/// The strips on which no more than a tenth of a table's rows have words: headings can stand across them.
std::vector<Strip> strips_of(const std::vector<Row>& rows, TableRows table);

} // namespace diptych::layout
