#include "layout/order/gutter.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace diptych::layout {

namespace {

constexpr double k_anywhere = 1e9;

/// Narrower than any gutter that is seen as one; spaces of a justified line can be wider, but do not stand
/// below each other.
constexpr double k_narrowest = 0.7;        ///< of the size
constexpr std::size_t k_most_strips = 400; ///< at a time; bounds the work on odd pages

/// A strip that no word of the rows since `begin` lies on.
struct Strip {
    double left = 0;
    double right = 0;
    std::size_t begin = 0;
};

/// The gaps of a row, those at either end included.
std::vector<Strip> gaps_of(const Row& row, double narrowest, std::size_t index) {
    std::vector<Strip> gaps{{-k_anywhere, row.left(), index}};
    double right = row.words.front().right;
    for (const Word& word : row.words) {
        if (word.left - right >= narrowest) {
            gaps.push_back({right, word.left, index});
        }
        right = std::max(right, word.right);
    }
    gaps.push_back({right, k_anywhere, index});
    return gaps;
}

/// What stands to one side of a strip.
struct Side {
    std::vector<double> begins;
    std::vector<double> ends;
    std::vector<std::size_t> indices; ///< of the rows
    std::size_t letters = 0;

    std::size_t rows() const { return begins.size(); }

    void add(std::size_t row, double begin, double end, std::size_t count) {
        indices.push_back(row);
        begins.push_back(begin);
        ends.push_back(end);
        letters += count;
    }

    double left() const { return *std::min_element(begins.begin(), begins.end()); }

    double right() const { return *std::max_element(ends.begin(), ends.end()); }

    /// How much of the column's width its lines take up, the middle one of them.
    double fill() const {
        std::vector<double> parts;
        for (std::size_t i = 0; i < begins.size(); ++i) {
            parts.push_back((ends[i] - begins[i]) / std::max(1.0, right() - left()));
        }
        const auto middle = parts.begin() + static_cast<std::ptrdiff_t>(parts.size() / 2);
        std::nth_element(parts.begin(), middle, parts.end());
        return *middle;
    }
};

class Finder {
public:
    Finder(const std::vector<Row>& rows, double size) : m_rows{rows}, m_size{size} {
        for (const Row& row : rows) {
            m_left = std::min(m_left, row.left());
            m_right = std::max(m_right, row.right());
        }
    }

    std::optional<Gutter> find() {
        const double narrowest = k_narrowest * m_size;
        std::vector<Strip> open;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const std::vector<Strip> gaps = gaps_of(m_rows[i], narrowest, i);
            std::vector<Strip> next;
            const auto keep = [&](const Strip& strip) {
                const auto same = std::find_if(next.begin(), next.end(), [&](const Strip& s) {
                    return s.left == strip.left && s.right == strip.right;
                });
                if (same == next.end()) {
                    next.push_back(strip);
                } else {
                    same->begin = std::min(same->begin, strip.begin);
                }
            };
            for (const Strip& strip : open) {
                bool whole = false; // it goes on as it is
                for (const Strip& gap : gaps) {
                    const Strip common{std::max(strip.left, gap.left), std::min(strip.right, gap.right),
                                       strip.begin};
                    if (common.right - common.left >= narrowest) {
                        keep(common);
                        whole = whole || (common.left == strip.left && common.right == strip.right);
                    }
                }
                if (!whole) {
                    consider(strip, i);
                }
            }
            for (const Strip& gap : gaps) {
                keep(gap);
            }
            if (next.size() > k_most_strips) {
                return std::nullopt;
            }
            open = std::move(next);
        }
        for (const Strip& strip : open) {
            consider(strip, m_rows.size());
        }
        return m_best;
    }

private:
    void consider(const Strip& strip, std::size_t end) {
        if (strip.left == -k_anywhere || strip.right == k_anywhere || end - strip.begin < k_fewest_rows ||
            2 * (end - strip.begin) <= m_best_rows) {
            return;
        }
        Side left;
        Side right;
        std::size_t last_both = strip.begin;
        std::size_t first_left = end;
        std::size_t first_right = end;
        for (std::size_t i = strip.begin; i < end; ++i) {
            const bool has_left = add_part(i, -k_anywhere, strip.left, left);
            const bool has_right = add_part(i, strip.right, k_anywhere, right);
            first_left = has_left ? std::min(first_left, i) : first_left;
            first_right = has_right ? std::min(first_right, i) : first_right;
            last_both = has_left || has_right ? i : last_both;
        }
        if (are_notes_beside(left, right)) {
            take_notes(strip, end, Beside::notes_at_left, left, right);
            return;
        }
        if (are_notes_beside(right, left)) {
            take_notes(strip, end, Beside::notes_at_right, right, left);
            return;
        }
        if (!(is_running_text(left) || are_columns(strip.begin, end, -k_anywhere, strip.left)) ||
            !(is_running_text(right) || are_columns(strip.begin, end, strip.right, k_anywhere))) {
            return;
        }
        // What stands on one side only above both, set off, is no part of the columns.
        std::size_t begin = strip.begin;
        constexpr double k_set_off = 2.2; // of the size
        constexpr std::size_t k_most_above = 3;
        if (first_right < first_left && first_left < end && first_left - strip.begin <= k_most_above &&
            m_rows[first_left].middle - m_rows[first_left - 1].middle > k_set_off * m_size) {
            begin = first_left;
        }
        // Nor is what stands below on one side only where both end level. Short blocks beside each other, as
        // at the head of a letter, can have more than one such below them.
        constexpr std::size_t k_short = 12; // rows
        std::size_t last = last_both;
        for (int pass = 0; pass < (end - begin <= k_short ? 3 : 1); ++pass) {
            const std::size_t last_common = std::min(last_of(left, last), last_of(right, last));
            if (last_common >= last || last - last_common > k_most_above || last_common < begin) {
                break;
            }
            if (m_rows[last_common + 1].middle - m_rows[last_common].middle <= 1.7 * m_size) {
                break;
            }
            last = last_common;
        }
        const std::size_t fewest = std::min(left.rows(), right.rows());
        const std::size_t rows = left.rows() + right.rows();
        if (rows > m_best_rows && fewest >= fewest_rows(strip.right - strip.left)) {
            m_best_rows = rows;
            m_best = Gutter{strip.left, strip.right, begin, last + 1};
        }
    }

    /// The last row of a side up to `last`.
    static std::size_t last_of(const Side& side, std::size_t last) {
        std::size_t found = side.indices.front();
        for (const std::size_t row : side.indices) {
            found = row <= last ? row : found;
        }
        return found;
    }

    /// Whether one side is notes in the margin of the other: groups of a few lines, without labels or
    /// speakers, in less than a third of the width, beside many lines that fill theirs.
    bool are_notes_beside(const Side& notes, const Side& text) const {
        constexpr std::size_t k_fewest_lines = 8; // of the text; an address or a formula is shorter
        constexpr std::size_t k_longest_note = 8; // lines; a column of its own is longer
        constexpr double k_widest = 0.35;         // of both
        constexpr double k_most = 0.6;            // of the lines of the text
        constexpr double k_narrowest_note = 2.5;  // of the size: a label is narrower
        if (notes.rows() == 0 || text.rows() < k_fewest_lines || !is_running_text(text)) {
            return false;
        }
        const double all = std::max(text.right(), notes.right()) - std::min(text.left(), notes.left());
        if (static_cast<double>(notes.rows()) > k_most * static_cast<double>(text.rows()) ||
            notes.right() - notes.left() > k_widest * all ||
            notes.right() - notes.left() < k_narrowest_note * m_size) {
            return false;
        }
        std::size_t groups = 0;
        std::size_t length = 0;
        std::size_t labels = 0;
        for (std::size_t i = 0; i < notes.rows(); ++i) {
            const bool goes_on = i > 0 && goes_on_beside(notes, i);
            length = goes_on ? length + 1 : 1;
            groups += goes_on ? 0U : 1U;
            labels += is_label_beside(notes, i) ? 1U : 0U;
            if (length > k_longest_note) {
                return false;
            }
        }
        return 2 * labels < groups;
    }

    bool goes_on_beside(const Side& notes, std::size_t i) const {
        constexpr double k_close = 1.7; // of the size
        const Row& row = m_rows[notes.indices[i]];
        return row.middle - m_rows[notes.indices[i - 1]].middle <= k_close * m_size;
    }

    /// "12.", "(a)", "Q.", "MR PIKE:"
    bool is_label_beside(const Side& notes, std::size_t i) const {
        constexpr std::size_t k_short = 4;
        std::string text;
        for (const Word& word : m_rows[notes.indices[i]].words) {
            if (word.left >= notes.begins[i] && word.right <= notes.ends[i]) {
                text += word.text;
            }
        }
        return text.ends_with(':') || text::count_code_points(text) <= k_short;
    }

    /// The strip along the text as far as it reaches: notes stand far apart.
    void take_notes(const Strip& strip, std::size_t end, Beside beside, const Side& notes, const Side& text) {
        const std::size_t rows = notes.rows() + text.rows();
        if (rows > m_best_rows) {
            m_best_rows = rows;
            m_best = Gutter{strip.left, strip.right, strip.begin, end, beside};
        }
    }

    /// Whether what stands to one side is columns again. Their lines need not stand at the same heights, so
    /// that each row has one of them alone.
    bool are_columns(std::size_t begin, std::size_t end, double from, double to) const {
        std::vector<std::pair<double, double>> words;
        for (std::size_t i = begin; i < end; ++i) {
            for (const Word& word : m_rows[i].words) {
                if (word.left >= from && word.right <= to) {
                    words.emplace_back(word.left, word.right);
                }
            }
        }
        std::sort(words.begin(), words.end());
        std::vector<std::pair<double, double>> columns;
        for (const auto& [left, right] : words) {
            if (columns.empty() || left - columns.back().second >= k_narrowest * m_size) {
                columns.emplace_back(left, right);
            } else {
                columns.back().second = std::max(columns.back().second, right);
            }
        }
        return columns.size() > 1 && std::all_of(columns.begin(), columns.end(), [&](const auto& column) {
                   Side side;
                   for (std::size_t i = begin; i < end; ++i) {
                       add_part(i, column.first, column.second, side);
                   }
                   return is_running_text(side);
               });
    }

    bool add_part(std::size_t index, double from, double to, Side& side) const {
        double begin = k_anywhere;
        double end = -k_anywhere;
        std::size_t letters = 0;
        for (const Word& word : m_rows[index].words) {
            if (word.left >= from && word.right <= to) {
                begin = std::min(begin, word.left);
                end = std::max(end, word.right);
                letters += text::count_code_points(word.text);
            }
        }
        if (letters != 0) {
            side.add(index, begin, end, letters);
        }
        return letters != 0;
    }

    bool is_running_text(const Side& side) const {
        constexpr double k_narrowest_column = 0.12; // of the text's width
        constexpr double k_fill = 0.66;
        constexpr double k_letters = 1.0; // a line's letters, in its width by the size: Han has 1, Latin 2
        if (side.rows() < k_fewest_rows) {
            return false;
        }
        const double width = side.right() - side.left();
        const double expected = k_letters * width / m_size * static_cast<double>(side.rows());
        return width >= k_narrowest_column * (m_right - m_left) && width >= 6 * m_size &&
               side.fill() >= k_fill && static_cast<double>(side.letters) >= 0.5 * expected;
    }

    /// The narrower a strip is, the more rows it takes to tell it from spaces that stand below each other by
    /// chance.
    std::size_t fewest_rows(double width) const {
        return width >= 2 * m_size ? k_fewest_rows : width >= 0.95 * m_size ? 6 : 9;
    }

    static constexpr std::size_t k_fewest_rows = 3;

    const std::vector<Row>& m_rows;
    double m_size;
    double m_left = k_anywhere;
    double m_right = -k_anywhere;
    std::optional<Gutter> m_best;
    std::size_t m_best_rows = 0; ///< on both sides
};

} // namespace

std::optional<Gutter> find_gutter(const std::vector<Row>& rows, double size) {
    constexpr std::size_t k_most_rows = 1000; // no page of columns has more; it bounds the work
    if (rows.size() > k_most_rows) {
        return std::nullopt;
    }
    return Finder{rows, size}.find();
}

} // namespace diptych::layout
