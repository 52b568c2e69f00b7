#include "layout/order/tables.hpp"

#include "layout/label.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diptych::layout {

namespace {

constexpr double k_cell_gap = 1.1; ///< of the size: the least room between two cells
constexpr std::size_t k_fewest_cells = 3;

/// A bullet, a number or a letter with its stop: it belongs to what stands behind it.
bool is_label(const Row& row, const Chunk& chunk) {
    constexpr std::size_t k_longest = 8; // bytes: "(xviii)"
    const std::string& text = row.words[chunk.begin].text;
    return chunk.end - chunk.begin == 1 && text.size() <= k_longest && label_at(text + " x").has_value();
}

std::vector<Chunk> cells_of(const Row& row) {
    std::vector<Chunk> cells;
    bool label_before = false;
    for (const Chunk& chunk : chunks_of(row, k_cell_gap * row.size)) {
        // Text stands close behind its label; a unit in brackets above a column is none.
        constexpr double k_behind_label = 3.0; // of the size
        if (label_before && chunk.left - cells.back().right <= k_behind_label * row.size) {
            cells.back().end = chunk.end;
            cells.back().right = chunk.right;
        } else {
            cells.push_back(chunk);
        }
        label_before = is_label(row, chunk);
    }
    return cells;
}

bool stand_below(const Chunk& a, const Chunk& b, double tolerance) {
    return std::abs(a.left - b.left) <= tolerance || std::abs(a.right - b.right) <= tolerance ||
           std::abs((a.left + a.right) - (b.left + b.right)) <= 2 * tolerance;
}

/// Whether two cells or more stand below one another, and no cell lies across two of the other row.
bool are_rows_of_one_table(const std::vector<Chunk>& above, const std::vector<Chunk>& below, double size) {
    std::size_t below_each_other = 0;
    for (const Chunk& a : above) {
        below_each_other += std::any_of(below.begin(), below.end(),
                                        [&](const Chunk& b) { return stand_below(a, b, 0.5 * size); });
    }
    return below_each_other >= 2;
}

/// How much of its width a row takes up.
double fill_of(const std::vector<Chunk>& cells) {
    double filled = 0;
    for (const Chunk& cell : cells) {
        filled += cell.right - cell.left;
    }
    return filled / std::max(1.0, cells.back().right - cells.front().left);
}

bool begins_lower(const Row& row, const Chunk& cell) {
    return text::is_lower(text::code_point_at(row.words[cell.begin].text, 0).value);
}

/// The row of a table that is being put together: its cells, and in which rows their words stand.
struct OpenRow {
    std::vector<Chunk> columns; ///< left and right of each cell
    std::vector<std::vector<Word>> cells;
    double bottom = 0;
};

Line line_of_cells(const OpenRow& open, bool right_to_left) {
    Line line;
    for (const std::vector<Word>& words : open.cells) {
        std::string text;
        double left = 0;
        double right = 0;
        bool first = true;
        // Words of one cell in the order in which its rows stand.
        std::vector<Row> rows = rows_of(words);
        for (const Row& row : rows) {
            Line part = line_of(row, right_to_left);
            if (first) {
                left = part.left;
                right = part.right;
            }
            left = std::min(left, part.left);
            right = std::max(right, part.right);
            text += (text.empty() ? "" : " ") + part.text;
            if (line.text.empty() && first) {
                line = part;
                line.text.clear();
                line.cells.clear();
                line.raised.clear();
            }
            first = false;
        }
        line.text += line.text.empty() ? "" : " ";
        line.cells.push_back({line.text.size(), left, right});
        line.text += text;
        line.left = std::min(line.left, left);
        line.right = std::max(line.right, right);
    }
    line.in_table = true;
    return line;
}

} // namespace

std::vector<TableRows> find_tables(const std::vector<Row>& rows, double size) {
    constexpr double k_close = 1.6; // of the size: lines of one cell
    constexpr double k_apart = 4.5; // of the size: between the rows of a table
    constexpr double k_fill = 0.75;
    std::vector<TableRows> tables;
    std::vector<std::vector<Chunk>> cells;
    cells.reserve(rows.size());
    for (const Row& row : rows) {
        cells.push_back(cells_of(row));
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (cells[i].size() < k_fewest_cells) {
            continue;
        }
        std::size_t last = i;
        std::size_t count = 1;
        double fill = fill_of(cells[i]);
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            const double distance = rows[j].middle - rows[j - 1].middle;
            if (cells[j].size() >= k_fewest_cells && distance <= k_apart * size &&
                are_rows_of_one_table(cells[last], cells[j], size)) {
                last = j;
                ++count;
                fill += fill_of(cells[j]);
            } else if (distance > k_close * size || j - last > 4) {
                break;
            }
        }
        if (count >= 2 && fill / static_cast<double>(count) < k_fill) {
            // Lines of the last row's cells.
            std::size_t end = last + 1;
            while (end < rows.size() && rows[end].middle - rows[end - 1].middle <= k_close * size &&
                   cells[end].size() < k_fewest_cells && cells[end].size() >= 2) {
                ++end;
            }
            tables.push_back({i, end});
            i = end - 1;
        }
    }
    return tables;
}

std::vector<Line> lines_of_table(const std::vector<Row>& rows, TableRows table, bool right_to_left) {
    constexpr double k_close = 1.35; // of the size: lines of one cell
    std::vector<Line> lines;
    OpenRow open;
    const auto close = [&] {
        if (!open.cells.empty()) {
            lines.push_back(line_of_cells(open, right_to_left));
        }
        open = {};
    };
    for (std::size_t i = table.begin; i < table.end; ++i) {
        const Row& row = rows[i];
        const std::vector<Chunk> cells = cells_of(row);
        const auto column_of = [&](const Chunk& cell) {
            std::size_t best = open.columns.size();
            double most = -0.5 * row.size;
            for (std::size_t c = 0; c < open.columns.size(); ++c) {
                const double overlap =
                    std::min(cell.right, open.columns[c].right) - std::max(cell.left, open.columns[c].left);
                if (overlap > most) {
                    most = overlap;
                    best = c;
                }
            }
            return best;
        };
        // A row without a first cell, or whose only cell goes on in small letters, is more of the row above.
        bool goes_on = !open.cells.empty() && row.bottom() - open.bottom <= k_close * row.size &&
                       cells.size() < open.cells.size();
        for (const Chunk& cell : cells) {
            goes_on = goes_on && column_of(cell) < open.columns.size();
        }
        if (goes_on) {
            const bool has_first = column_of(cells.front()) == 0;
            goes_on = !has_first || (cells.size() == 1 && begins_lower(row, cells.front()));
        }
        if (!goes_on) {
            close();
        }
        for (const Chunk& cell : cells) {
            const std::size_t column = goes_on ? column_of(cell) : open.columns.size();
            if (column == open.columns.size()) {
                open.columns.push_back(cell);
                open.cells.emplace_back();
            }
            open.columns[column].left = std::min(open.columns[column].left, cell.left);
            open.columns[column].right = std::max(open.columns[column].right, cell.right);
            for (std::size_t w = cell.begin; w < cell.end; ++w) {
                open.cells[column].push_back(row.words[w]);
            }
        }
        open.bottom = row.bottom();
    }
    close();
    return lines;
}

} // namespace diptych::layout
