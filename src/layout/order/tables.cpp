#include "layout/order/tables.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace diptych::layout {

namespace {

constexpr std::size_t k_fewest_cells = 3;
constexpr double k_closer = 0.85; ///< of the distance of rows: lines of one cell stand closer than rows do

/// The distance of most rows that have a first cell and others, from the row above; 0 when there are few.
double row_distance(const std::vector<Row>& rows, TableRows table, const std::vector<Strip>& strips) {
    std::vector<double> distances;
    const double left = std::min_element(rows.begin() + static_cast<std::ptrdiff_t>(table.begin),
                                         rows.begin() + static_cast<std::ptrdiff_t>(table.end),
                                         [](const Row& a, const Row& b) { return a.left() < b.left(); })
                            ->left();
    for (std::size_t i = table.begin + 1; i < table.end; ++i) {
        const bool first = rows[i].left() - left < 2 * rows[i].size;
        if (first && cells_of(rows[i], strips).size() >= k_fewest_cells) {
            distances.push_back(rows[i].middle - rows[i - 1].middle);
        }
    }
    if (distances.size() < 2) {
        return 0;
    }
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
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

/// How much of its width a row takes up, cell by cell: wide spaces inside a column of text are no room
/// between cells.
double fill_of(const Row& row, const std::vector<Strip>& strips) {
    double filled = 0;
    double begin = row.words.front().left;
    double right = row.words.front().right;
    for (std::size_t w = 1; w < row.words.size(); ++w) {
        if (divides(strips, row.words[w - 1], row.words[w], row.size)) {
            filled += right - begin;
            begin = row.words[w].left;
        }
        right = std::max(right, row.words[w].right);
    }
    filled += right - begin;
    return filled / std::max(1.0, row.right() - row.left());
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

/// Whether the rows with three cells or more leave much of the width empty.
bool is_sparse(const std::vector<Row>& rows, TableRows table, const std::vector<std::vector<Chunk>>& cells) {
    constexpr double k_fill = 0.75;
    std::vector<Row> with_cells;
    for (std::size_t i = table.begin; i < table.end; ++i) {
        if (cells[i].size() >= k_fewest_cells) {
            with_cells.push_back(rows[i]);
        }
    }
    const std::vector<Strip> strips = strips_of(with_cells, {0, with_cells.size()});
    double fill = 0;
    for (const Row& row : with_cells) {
        fill += fill_of(row, strips);
    }
    return fill < k_fill * static_cast<double>(with_cells.size());
}

/// Columns of text whose lines stand at different heights: rows of one and of another stand closer than lines
/// of one text can, and every column is wide and filled. In a table some column is narrow, or its cells are
/// short.
bool are_columns_of_text(const std::vector<Row>& rows, TableRows table) {
    constexpr double k_interleaved = 0.75; // of the size
    constexpr double k_narrow = 6;         // of the size
    constexpr double k_fill = 0.66;
    bool interleaved = false;
    for (std::size_t i = table.begin + 1; i < table.end; ++i) {
        interleaved = interleaved || rows[i].middle - rows[i - 1].middle < k_interleaved * rows[i].size;
    }
    if (!interleaved) {
        return false;
    }
    std::vector<Chunk> words;
    for (std::size_t i = table.begin; i < table.end; ++i) {
        for (const Word& word : rows[i].words) {
            words.push_back({i, i + 1, word.left, word.right});
        }
    }
    std::sort(words.begin(), words.end(), [](const Chunk& a, const Chunk& b) { return a.left < b.left; });
    const double size = rows[table.begin].size;
    std::vector<std::vector<Chunk>> columns; // the words of each
    double right = 0;
    for (const Chunk& word : words) {
        if (columns.empty() || word.left - right >= 0.7 * size) {
            columns.emplace_back();
            right = word.right;
        }
        columns.back().push_back(word);
        right = std::max(right, word.right);
    }
    return columns.size() > 1 && std::all_of(columns.begin(), columns.end(), [&](const auto& column) {
               std::map<std::size_t, Chunk> lines;
               double end = 0;
               for (const Chunk& word : column) {
                   Chunk& line = lines.try_emplace(word.begin, word).first->second;
                   line.right = std::max(line.right, word.right);
                   end = std::max(end, word.right);
               }
               double filled = 0;
               for (const auto& [row, line] : lines) {
                   filled += line.right - line.left;
               }
               const double width = end - column.front().left;
               return width >= k_narrow * size &&
                      filled >= k_fill * width * static_cast<double>(lines.size());
           });
}

/// The heads of columns are as wide as their words, and can stand a space apart: the strips between the
/// columns divide them all the same.
/// \returns where the table begins with them
std::size_t first_row(const std::vector<Row>& rows, TableRows table, std::size_t earliest) {
    constexpr double k_near = 2.5; // of the size
    if (table.begin <= earliest) {
        return table.begin;
    }
    const Row& head = rows[table.begin - 1];
    const Row& below = rows[table.begin];
    const std::vector<Strip> strips = strips_of(rows, table);
    const bool fits = below.middle - head.middle <= k_near * below.size &&
                      head.left() >= below.left() - k_near * below.size &&
                      head.right() <= below.right() + k_near * below.size;
    const std::size_t columns = cells_of(below, strips).size();
    return fits && cells_of(head, strips).size() + 1 >= std::max(columns, k_fewest_cells + 1)
               ? table.begin - 1
               : table.begin;
}

} // namespace

std::vector<TableRows> find_tables(const std::vector<Row>& rows, double size) {
    constexpr double k_close = 1.6; // of the size: lines of one cell
    constexpr double k_apart = 4.5; // of the size: between the rows of a table
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
        for (std::size_t j = i + 1; j < rows.size(); ++j) {
            const double distance = rows[j].middle - rows[j - 1].middle;
            if (cells[j].size() >= k_fewest_cells && distance <= k_apart * size &&
                are_rows_of_one_table(cells[last], cells[j], size)) {
                last = j;
                ++count;
                continue;
            }
            // Lines of a cell, or a row of which two cells stand so close that they look like one.
            const bool row_of_two = cells[j].size() == k_fewest_cells - 1 && distance <= k_apart * size &&
                                    are_rows_of_one_table(cells[last], cells[j], size);
            if ((distance > k_close * size && !row_of_two) || j - last > 4) {
                break;
            }
        }
        if (count >= 2 && is_sparse(rows, {i, last + 1}, cells) &&
            !are_columns_of_text(rows, {i, last + 1})) {
            // Lines of the last row's cells.
            std::size_t end = last + 1;
            const auto under_cells = [&](const std::vector<Chunk>& row) {
                return std::all_of(row.begin(), row.end(), [&](const Chunk& cell) {
                    return std::count_if(cells[last].begin(), cells[last].end(), [&](const Chunk& above) {
                               return above.left < cell.right && cell.left < above.right;
                           }) == 1;
                });
            };
            const double apart = row_distance(rows, {i, end}, {});
            const auto goes_on = [&](std::size_t row) {
                const double distance = rows[row].middle - rows[row - 1].middle;
                // One cell alone, below another than the first: closer than rows stand.
                const bool one = cells[row].size() == 1 && distance <= k_closer * apart &&
                                 rows[row].left() > cells[last].front().right;
                return distance <= k_close * size && cells[row].size() < k_fewest_cells &&
                       (one || cells[row].size() >= 2) && under_cells(cells[row]);
            };
            while (end < rows.size() && goes_on(end)) {
                ++end;
            }
            tables.push_back({first_row(rows, {i, end}, tables.empty() ? 0 : tables.back().end), end});
            i = end - 1;
        }
    }
    return tables;
}

std::vector<Line> lines_of_table(const std::vector<Row>& rows, TableRows table, bool right_to_left) {
    constexpr double k_close = 1.35; // of the size: lines of one cell
    const std::vector<Strip> strips = strips_of(rows, table);
    const double apart = row_distance(rows, table, strips);
    std::vector<Line> lines;
    OpenRow open;
    const auto end_row = [&] {
        if (!open.cells.empty()) {
            lines.push_back(line_of_cells(open, right_to_left));
        }
        open = {};
    };
    for (std::size_t i = table.begin; i < table.end; ++i) {
        const Row& row = rows[i];
        const std::vector<Chunk> cells = cells_of(row, strips);
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
        // A row without a first cell, or whose only cell goes on in small letters, is more of the row above,
        // and so is what stands closer than rows do.
        const double distance = row.bottom() - open.bottom;
        const bool closer = distance <= k_closer * apart;
        const bool close = closer || distance <= k_close * row.size ||
                           (cells.size() == 1 && distance <= 1.02 * apart && distance <= 1.7 * row.size);
        bool goes_on = !open.cells.empty() && close && cells.size() <= open.cells.size() &&
                       (closer || cells.size() < open.cells.size());
        for (const Chunk& cell : cells) {
            goes_on = goes_on && column_of(cell) < open.columns.size();
        }
        if (goes_on) {
            const bool has_first = column_of(cells.front()) == 0;
            goes_on = closer || !has_first || (cells.size() == 1 && begins_lower(row, cells.front()));
        }
        if (!goes_on) {
            end_row();
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
    end_row();
    return lines;
}

} // namespace diptych::layout
