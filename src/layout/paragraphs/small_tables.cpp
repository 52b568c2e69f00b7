#include "layout/paragraphs/small_tables.hpp"

#include "layout/label.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

namespace diptych::layout {

namespace {

/// A label alone in its cell, or a number: what stands behind it is no second cell.
bool is_label_cell(std::string_view text) {
    constexpr std::size_t k_longest = 7; // "(xviii)"
    if (text.empty() || text.size() > k_longest) {
        return false;
    }
    const std::string with_text = std::string{text} + " x";
    return label_at(with_text).has_value() || std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || c == '.' || c == '(' || c == ')' || c == '[' || c == ']';
           });
}

std::string_view cell_text(const Line& line, std::size_t cell) {
    const std::size_t begin = line.cells[cell].begin;
    const std::size_t end = cell + 1 < line.cells.size() ? line.cells[cell + 1].begin : line.text.size();
    std::string_view text = std::string_view{line.text}.substr(begin, end - begin);
    while (text.ends_with(' ')) {
        text.remove_suffix(1);
    }
    return text;
}

} // namespace

std::size_t first_cell(const Line& line) {
    return line.cells.size() >= 2 && is_label_cell(cell_text(line, 0)) ? 1 : 0;
}

double text_left(const Line& line) {
    return first_cell(line) == 1 ? line.cells[1].left : line.left;
}

std::vector<bool> find_rows(const std::vector<Line>& lines, const std::vector<bool>& contents) {
    std::vector<bool> rows(lines.size(), false);
    const auto has_cells = [](const Line& line) { return line.cells.size() >= first_cell(line) + 2; };
    const auto fit = [](const Line& a, const Line& b) {
        const Cell& one = a.cells.back();
        const Cell& other = b.cells.back();
        const double near = 0.6 * a.size;
        const bool below =
            std::abs(one.left - other.left) <= near || std::abs(one.right - other.right) <= near;
        return below && a.page == b.page && a.region == b.region && b.baseline - a.baseline < 4 * a.size;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        rows[i] = rows[i] || lines[i].in_table;
        if (i + 1 < lines.size() && !contents[i] && !contents[i + 1] && has_cells(lines[i]) &&
            has_cells(lines[i + 1]) && fit(lines[i], lines[i + 1])) {
            rows[i] = true;
            rows[i + 1] = true;
        }
    }
    // The longest cell of a column leaves less room than others do: what begins below or above the last cell
    // of a row is one, too.
    const auto begins_with = [&](const Line& row, const Line& other) {
        const double begin = row.cells.empty() ? row.last_part : row.cells.back().left;
        return !row.in_table && other.cells.empty() && other.last_part > 0 && row.page == other.page &&
               row.region == other.region && row.column == other.column &&
               std::abs(begin - other.last_part) <= 0.2 * row.size &&
               std::abs(row.baseline - other.baseline) < 2.5 * row.size;
    };
    for (std::size_t i = 1; i < lines.size(); ++i) {
        rows[i] = rows[i] || (rows[i - 1] && !contents[i] && begins_with(lines[i - 1], lines[i]));
    }
    for (std::size_t i = lines.size(); i-- > 1;) {
        rows[i - 1] = rows[i - 1] || (rows[i] && !contents[i - 1] && begins_with(lines[i], lines[i - 1]));
    }
    return rows;
}

} // namespace diptych::layout
