#pragma once

#include "layout/rows.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace diptych::layout {

/// What stands to either side of a gutter.
enum class Beside { columns, notes_at_left, notes_at_right };

/// An empty strip between two columns, or between a text and notes in its margin, and the rows along which it
/// is one.
struct Gutter {
    double left = 0;
    double right = 0;
    std::size_t begin = 0; ///< rows
    std::size_t end = 0;
    Beside beside = Beside::columns;
};

/// The tallest strip that divides running text in two columns, or nothing. A table has gaps one below the
/// other, too, but its cells do not fill their columns. Notes in the margin are narrow, few and short beside
/// a text that is filled.
/// \param size  of the type
std::optional<Gutter> find_gutter(const std::vector<Row>& rows, double size);

} // namespace diptych::layout
