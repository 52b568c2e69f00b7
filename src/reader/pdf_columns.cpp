#include "reader/pdf_columns.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <utility>

namespace diptych::reader {

namespace {

using RowsByHeight = std::map<double, PdfRow>;

/// Whether `word` stands on the line of the words of `row`, which are as large or larger.
bool belongs(const PdfWord& word, const PdfRow& row) {
    constexpr double k_same_line = 0.3; // of the size: half the height of a small letter, and some play
    constexpr double k_small = 0.8;     // raised figures are 0.5 to 0.75 as large as their text
    constexpr double k_smallest = 0.4;
    const double raised_by = row.middle - word.middle();
    if (std::abs(raised_by) <= k_same_line * word.size) {
        return true;
    }
    const bool small = word.size < k_small * row.size && word.size > k_smallest * row.size;
    return small && raised_by > -0.35 * row.size && raised_by < 0.55 * row.size;
}

/// The row nearest in height, if `word` stands on its line.
RowsByHeight::iterator find_row(RowsByHeight& rows, const PdfWord& word) {
    const auto below = rows.lower_bound(word.middle());
    auto nearest = below;
    if (below != rows.begin()) {
        const auto above = std::prev(below);
        const bool above_is_nearer =
            below == rows.end() || word.middle() - above->first < below->first - word.middle();
        nearest = above_is_nearer ? above : below;
    }
    return nearest != rows.end() && belongs(word, nearest->second) ? nearest : rows.end();
}

/// Gaps narrower than this are between words.
double gutter_width(const PdfRow& row) {
    constexpr double k_of_size = 0.8; // justified lines stretch the space between words to about this
    return k_of_size * row.size;
}

/// A part of a row to one side of the gutter.
struct Side {
    std::vector<double> begins;
    std::vector<double> ends;
    std::size_t words = 0;

    /// How much of the column's width its lines take up, the middle one of them.
    double fill() const {
        const double begin = *std::min_element(begins.begin(), begins.end());
        const double end = *std::max_element(ends.begin(), ends.end());
        std::vector<double> parts;
        for (std::size_t i = 0; i < begins.size(); ++i) {
            parts.push_back((ends[i] - begins[i]) / std::max(1.0, end - begin));
        }
        const auto middle = parts.begin() + static_cast<std::ptrdiff_t>(parts.size() / 2);
        std::nth_element(parts.begin(), middle, parts.end());
        return *middle;
    }

    double width() const {
        return *std::max_element(ends.begin(), ends.end()) - *std::min_element(begins.begin(), begins.end());
    }
};

struct Sides {
    Side left;
    Side right;
};

/// The longest run of rows that `x` crosses none of: its rows that have words on both sides.
Sides longest_run(const std::vector<PdfRow>& rows, double x) {
    Sides best;
    Sides run;
    for (const PdfRow& row : rows) {
        if (crosses(row, x)) {
            run = {};
            continue;
        }
        const auto right = std::find_if(row.words.begin(), row.words.end(),
                                        [x](const PdfWord& word) { return word.left >= x; });
        if (right == row.words.begin() || right == row.words.end()) {
            continue;
        }
        run.left.words += static_cast<std::size_t>(right - row.words.begin());
        run.right.words += static_cast<std::size_t>(row.words.end() - right);
        run.left.begins.push_back(row.words.front().left);
        run.left.ends.push_back(std::prev(right)->right);
        run.right.begins.push_back(right->left);
        run.right.ends.push_back(row.words.back().right);
        if (run.left.begins.size() > best.left.begins.size()) {
            best = run;
        }
    }
    return best;
}

bool are_columns(const Sides& sides, double width) {
    constexpr std::size_t k_fewest_rows = 5;
    const std::size_t rows = sides.left.begins.size();
    const auto is_running_text = [&](const Side& side) {
        constexpr double k_narrowest = 0.18; // of the page's text
        constexpr std::size_t k_words = 2;   // in a line, on average
        constexpr double k_fill = 0.75;
        return side.words >= k_words * rows && side.width() >= k_narrowest * width && side.fill() >= k_fill;
    };
    return rows >= k_fewest_rows && is_running_text(sides.left) && is_running_text(sides.right);
}

} // namespace

std::vector<PdfRow> rows_of(std::vector<PdfWord> words) {
    // Large words first: they say where the lines are, and raised figures find them there.
    std::stable_sort(words.begin(), words.end(),
                     [](const PdfWord& a, const PdfWord& b) { return a.size > b.size; });
    RowsByHeight by_height;
    for (PdfWord& word : words) {
        auto row = find_row(by_height, word);
        if (row == by_height.end()) {
            row = by_height.try_emplace(word.middle(), PdfRow{{}, word.middle(), word.size}).first;
        }
        row->second.words.push_back(std::move(word));
    }
    std::vector<PdfRow> rows;
    rows.reserve(by_height.size());
    for (auto& [middle, row] : by_height) {
        std::stable_sort(row.words.begin(), row.words.end(),
                         [](const PdfWord& a, const PdfWord& b) { return a.left < b.left; });
        rows.push_back(std::move(row));
    }
    return rows;
}

bool crosses(const PdfRow& row, double x) {
    double right = -1e9; // of the words so far; they can overlap
    for (const PdfWord& word : row.words) {
        if (word.left >= x) {
            return right > x || (right > -1e9 && word.left - right < gutter_width(row));
        }
        right = std::max(right, word.right);
    }
    return right > x;
}

std::optional<double> find_gutter(const std::vector<PdfRow>& rows) {
    constexpr std::size_t k_most_rows = 1000; // no page of columns has more; it bounds the work
    constexpr int k_steps = 160;
    if (rows.empty() || rows.size() > k_most_rows) {
        return std::nullopt;
    }
    double left = rows.front().words.front().left;
    double right = left;
    for (const PdfRow& row : rows) {
        left = std::min(left, row.words.front().left);
        right = std::max(right, row.words.back().right);
    }
    std::size_t most = 0;
    std::vector<double> best;
    for (int step = 1; step < k_steps; ++step) {
        const double x = left + (right - left) * step / k_steps;
        const Sides sides = longest_run(rows, x);
        const std::size_t count = sides.left.begins.size();
        if (count < most || !are_columns(sides, right - left)) {
            continue;
        }
        if (count > most) {
            best.clear();
        }
        most = count;
        best.push_back(x);
    }
    return best.empty() ? std::nullopt : std::optional{best[best.size() / 2]};
}

} // namespace diptych::reader
