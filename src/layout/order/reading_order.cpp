#include "layout/order/reading_order.hpp"

#include "layout/order/gutter.hpp"
#include "layout/order/tables.hpp"
#include "layout/rows.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace diptych::layout {

namespace {

constexpr int k_deepest = 3; ///< a gutter inside a column inside a column: four to eight columns

constexpr std::size_t k_margin = 1000; ///< column of what stands in margins; those of text are below 15

using Rows = std::vector<Row>;

Rows slice(const Rows& rows, std::size_t begin, std::size_t end) {
    return {rows.begin() + static_cast<std::ptrdiff_t>(begin),
            rows.begin() + static_cast<std::ptrdiff_t>(end)};
}

/// The words to either side of a gutter.
std::pair<Rows, Rows> divide(const Rows& rows, const Gutter& gutter) {
    std::vector<Word> left;
    std::vector<Word> right;
    const double middle = (gutter.left + gutter.right) / 2;
    for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
        for (const Word& word : rows[i].words) {
            (word.left < middle ? left : right).push_back(word);
        }
    }
    return {rows_of(std::move(left)), rows_of(std::move(right))};
}

/// A gutter that is known from another part of the page goes on wherever nothing lies on it and text begins
/// at its right.
std::optional<Gutter> find_known(const Rows& rows, const std::vector<Gutter>& known, double size) {
    const auto lies_on = [](const Row& row, const Gutter& g) {
        return std::any_of(row.words.begin(), row.words.end(), [&](const Word& word) {
            return word.right > g.left + 1 && word.left < g.right - 1;
        });
    };
    for (const Gutter& gutter : known) {
        for (std::size_t begin = 0; begin < rows.size(); ++begin) {
            std::size_t end = begin;
            std::size_t left = 0;
            std::size_t right = 0;
            bool at_edge = false;
            while (end < rows.size() && !lies_on(rows[end], gutter)) {
                const Row& row = rows[end];
                const auto first = std::find_if(row.words.begin(), row.words.end(), [&](const Word& word) {
                    return word.left >= gutter.right - 1;
                });
                left += first != row.words.begin() ? 1U : 0U;
                right += first != row.words.end() ? 1U : 0U;
                at_edge = at_edge || (first != row.words.end() && first->left - gutter.right < 2.5 * size);
                ++end;
            }
            if (left >= 2 && right >= 2 && at_edge) {
                return Gutter{gutter.left, gutter.right, begin, end};
            }
            begin = end;
        }
    }
    return std::nullopt;
}

/// A heading in the left column that stands alone across both: nothing is beside it in the other, which has
/// text above and below. \returns its row
std::optional<std::size_t> find_heading_across(const Rows& left, const Rows& right, double size) {
    constexpr double k_larger = 1.12; // than the text
    for (std::size_t i = 1; i + 1 < left.size(); ++i) {
        if (left[i].size < k_larger * size) {
            continue;
        }
        // Both columns end above it and begin again below it within a line or two.
        constexpr double k_lines = 2.2; // of the size
        const double height = left[i].middle;
        const Row* above = nullptr;
        const Row* below = nullptr;
        for (const Row& row : right) {
            above = row.middle <= height ? &row : above;
            below = row.middle > height && below == nullptr ? &row : below;
        }
        if (above == nullptr || below == nullptr) {
            continue;
        }
        const bool free =
            height - above->middle > 1.3 * left[i].size && below->middle - height > 1.1 * left[i].size;
        const bool level = std::abs(above->middle - left[i - 1].middle) < k_lines * size &&
                           std::abs(below->middle - left[i + 1].middle) < k_lines * size;
        if (free && level) {
            return i;
        }
    }
    return std::nullopt;
}

/// The words above and below a height.
std::pair<Rows, Rows> divide_at(const Rows& rows, double height) {
    std::pair<Rows, Rows> parts;
    for (const Row& row : rows) {
        (row.middle < height ? parts.first : parts.second).push_back(row);
    }
    return parts;
}

/// A letter several lines high at the beginning of a paragraph.
bool may_be_drop_cap(const Word& word, double size) {
    constexpr double k_much_larger = 1.7;
    constexpr std::size_t k_longest = 2; // code points: "«L"
    return word.size >= k_much_larger * size && text::count_code_points(word.text) <= k_longest &&
           (text::is_letter(text::code_point_at(word.text, 0).value) ||
            text::is_letter(text::code_point_before(word.text, word.text.size()).value));
}

class Reader {
public:
    Reader(PageWords page, std::vector<Gutter>& known) : m_right_to_left{page.right_to_left}, m_known{known} {
        m_size = body_size_of(page.words);
        take_drop_caps(page.words);
        const Rows rows = rows_of(std::move(page.words));
        read_with_tables(rows, 0, 0);
        put_drop_caps();
        put_notes();
    }

    std::vector<Line> take() { return std::move(m_lines); }

private:
    void add(Line line, std::size_t column) {
        line.column = column;
        line.region = m_region;
        m_lines.push_back(std::move(line));
    }

    void read_with_tables(const Rows& rows, std::size_t column, int depth) {
        std::vector<TableRows> tables = find_tables(rows, m_size);
        if (!tables.empty()) {
            if (const auto gutter = find_gutter(rows, m_size); gutter && gutter->beside == Beside::columns) {
                std::erase_if(tables, [&](const TableRows& table) {
                    return gutter->begin <= table.begin && table.end <= gutter->end &&
                           stands_beside_text(rows, table, *gutter);
                });
            }
        }
        std::size_t done = 0;
        for (const TableRows& table : tables) {
            read(slice(rows, done, table.begin), column, depth);
            for (Line& line : lines_of_table(rows, table, m_right_to_left)) {
                add(std::move(line), column);
            }
            ++m_region;
            done = table.end;
        }
        read(slice(rows, done, rows.size()), column, depth);
    }

    /// A table in one column, or lines of columns that look like one: most rows have a line of text that
    /// fills the column on one side of the gutter.
    static bool stands_beside_text(const Rows& rows, const TableRows& table, const Gutter& gutter) {
        constexpr double k_full = 0.85; // of the column
        constexpr double k_gap = 2.0;   // of the size: wider than what justification makes
        double left = gutter.left;
        double right = gutter.right;
        for (std::size_t i = gutter.begin; i < gutter.end; ++i) {
            left = std::min(left, rows[i].left());
            right = std::max(right, rows[i].right());
        }
        std::size_t full = 0;
        for (std::size_t i = table.begin; i < table.end; ++i) {
            const std::vector<Chunk> chunks = chunks_of(rows[i], k_gap * rows[i].size);
            full +=
                std::any_of(
                    chunks.begin(), chunks.end(),
                    [&](const Chunk& chunk) {
                        const double width = chunk.right - chunk.left;
                        return (chunk.right <= gutter.left + 1 && width >= k_full * (gutter.left - left)) ||
                               (chunk.left >= gutter.right - 1 && width >= k_full * (right - gutter.right));
                    })
                    ? 1U
                    : 0U;
        }
        return 2 * full >= table.end - table.begin;
    }

    void read(const Rows& rows, std::size_t column, int depth) {
        if (rows.empty()) {
            return;
        }
        std::optional<Gutter> gutter;
        if (depth < k_deepest) {
            gutter = find_gutter(rows, m_size);
            if (gutter && depth == 0 && gutter->beside == Beside::columns) {
                know(*gutter);
            }
            if (!gutter && depth == 0) {
                gutter = find_known(rows, m_known, m_size);
            }
        }
        if (!gutter) {
            for (const Row& row : rows) {
                add(line_of(row, m_right_to_left), column);
            }
            ++m_region;
            return;
        }
        read(slice(rows, 0, gutter->begin), column, depth);
        auto [left, right] = divide(rows, *gutter);
        if (gutter->beside == Beside::columns) {
            read_columns(left, right, column, depth);
        } else {
            const bool at_left = gutter->beside == Beside::notes_at_left;
            read(at_left ? right : left, column, depth + 1);
            keep_notes(at_left ? left : right);
        }
        read(slice(rows, gutter->end, rows.size()), column, depth);
    }

    /// Notes in the margin: lines close to each other are one.
    void keep_notes(const Rows& rows) {
        constexpr double k_close = 1.7; // of the size
        for (const Row& row : rows) {
            Line line = line_of(row, m_right_to_left);
            line.in_margin = true;
            line.column = k_margin;
            const bool goes_on =
                !m_notes.empty() && line.baseline > m_notes.back().baseline &&
                line.baseline - m_notes.back().baseline <= k_close * std::max(line.size, m_notes.back().size);
            line.region = m_notes.empty() ? 0 : m_notes.back().region + (goes_on ? 0 : 1);
            m_notes.push_back(std::move(line));
        }
    }

    /// Behind the text: what they belong to is known when its paragraphs are.
    void put_notes() {
        for (Line& line : m_notes) {
            line.region += m_region + 1;
            m_lines.push_back(std::move(line));
        }
    }

    /// The latest first; pages have few.
    void know(const Gutter& gutter) {
        constexpr std::size_t k_most = 6;
        std::erase_if(m_known, [&](const Gutter& g) {
            return std::abs(g.left - gutter.left) < 2 && std::abs(g.right - gutter.right) < 2;
        });
        m_known.insert(m_known.begin(), gutter);
        m_known.resize(std::min(m_known.size(), k_most));
    }

    void read_columns(const Rows& left, const Rows& right, std::size_t column, int depth) {
        if (const auto heading = find_heading_across(left, right, m_size)) {
            const double height = left[*heading].middle;
            const auto above = divide_at(right, height);
            read_columns(slice(left, 0, *heading), above.first, column, depth);
            add(line_of(left[*heading], m_right_to_left), column);
            ++m_region;
            read_columns(slice(left, *heading + 1, left.size()), above.second, column, depth);
            return;
        }
        read_with_tables(left, 2 * column + 1, depth + 1);
        read_with_tables(right, 2 * column + 2, depth + 1);
    }

    void take_drop_caps(std::vector<Word>& words) {
        const auto is_cap = [&](const Word& word) {
            if (!may_be_drop_cap(word, m_size)) {
                return false;
            }
            // Two lines or more stand beside it.
            std::vector<double> heights;
            for (const Word& other : words) {
                const bool beside =
                    stands_beside(word, other.left, other.middle()) && other.size < 0.7 * word.size;
                if (beside && std::none_of(heights.begin(), heights.end(), [&](double h) {
                        return std::abs(h - other.middle()) < 0.5 * m_size;
                    })) {
                    heights.push_back(other.middle());
                }
            }
            return heights.size() >= 2;
        };
        for (const Word& word : words) {
            if (is_cap(word)) {
                m_drop_caps.push_back(word);
            }
        }
        if (!m_drop_caps.empty()) {
            std::erase_if(words, is_cap);
        }
    }

    /// Right of it, with an indent at most, and as high.
    bool stands_beside(const Word& cap, double left, double middle) const {
        return left >= cap.right - 0.2 * m_size && left <= cap.right + 2.6 * m_size && middle > cap.top &&
               middle < cap.bottom;
    }

    void put_drop_caps() {
        for (const Word& cap : m_drop_caps) {
            bool first = true;
            for (Line& line : m_lines) {
                if (!stands_beside(cap, line.left, line.baseline - 0.5 * line.size)) {
                    continue;
                }
                if (first) {
                    // A word of one letter has a space behind it; more room than that is an indent.
                    constexpr double k_space = 0.45; // of the size; the cap's own side is wide
                    const double gap = line.left - cap.right;
                    const bool apart =
                        gap > k_space * m_size && gap < 1.2 * m_size &&
                        text::is_letter(text::code_point_before(cap.text, cap.text.size()).value);
                    const std::size_t longer = cap.text.size() + (apart ? 1 : 0);
                    line.text.insert(0, cap.text + (apart ? " " : ""));
                    for (RaisedMark& mark : line.raised) {
                        mark.begin += longer;
                    }
                    line.drop_cap = true;
                    line.first_word += cap.right - cap.left;
                }
                line.left = cap.left;
                first = false;
            }
        }
    }

    bool m_right_to_left;
    double m_size = 10;
    std::size_t m_region = 0;
    std::vector<Gutter>& m_known;
    std::vector<Word> m_drop_caps;
    std::vector<Line> m_notes;
    std::vector<Line> m_lines;
};

} // namespace

std::vector<Line> ReadingOrder::read(PageWords page) {
    return page.words.empty() ? std::vector<Line>{} : Reader{std::move(page), m_known}.take();
}

std::vector<Line> lines_in_reading_order(PageWords page) {
    return ReadingOrder{}.read(std::move(page));
}

} // namespace diptych::layout
