#include "reader/pdf_lines.hpp"

#include "reader/pdf_columns.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

namespace diptych::reader {

namespace {

/// The size of most letters of a row, and the height of the words that have it.
struct Bulk {
    double size = 0;
    double middle = 0;
    double bottom = 0;
};

Bulk bulk_of(const PdfRow& row) {
    std::map<long, std::size_t> letters; // by tenths of a point
    const auto key = [](const PdfWord& word) { return std::lround(10 * word.size); };
    for (const PdfWord& word : row.words) {
        letters[key(word)] += word.text.size();
    }
    const long most = std::max_element(letters.begin(), letters.end(), [](const auto& a, const auto& b) {
                          return a.second < b.second;
                      })->first;
    const auto word =
        std::find_if(row.words.begin(), row.words.end(), [&](const PdfWord& w) { return key(w) == most; });
    return {word->size, word->middle(), word->bottom};
}

bool is_raised(const PdfWord& word, const Bulk& bulk) {
    return word.size < 0.85 * bulk.size && word.middle() < bulk.middle - 0.05 * bulk.size;
}

/// Whether there is a space between two neighbours on a line. A raised figure belongs to the word before it,
/// and is often set a little off.
bool are_apart(double gap, bool raised_after_text, double size) {
    constexpr double k_space = 0.12; // of the size; a thin space is 0.14, most spaces are 0.2 and more
    constexpr double k_space_before_raised = 0.22;
    return gap > (raised_after_text ? k_space_before_raised : k_space) * size;
}

PdfLine line_of(const PdfRow& row, std::size_t column) {
    const Bulk bulk = bulk_of(row);
    PdfLine line;
    line.left = row.words.front().left;
    line.right = line.left;
    line.baseline = bulk.bottom;
    line.size = bulk.size;
    line.column = column;
    bool raised_before = false;
    for (const PdfWord& word : row.words) {
        const bool raised = is_raised(word, bulk);
        const bool after_label = line.raised_label != 0 && line.text.size() == line.raised_label;
        const bool apart = are_apart(word.left - line.right, raised && !raised_before,
                                     raised && raised_before ? word.size : bulk.size);
        if (line.text.empty()) {
            line.raised_label = raised && is_note_label(word.text) ? word.text.size() : 0;
        } else if (after_label || apart) {
            line.text += ' ';
        }
        line.text += word.text;
        line.right = std::max(line.right, word.right);
        raised_before = raised;
    }
    if (line.text.size() == line.raised_label) {
        line.raised_label = 0;
    }
    return line;
}

constexpr int k_deepest = 3; ///< a gutter inside a column inside a column: four to eight columns

class Reader {
public:
    void read(std::vector<PdfWord> words, std::size_t column, int depth) {
        const std::vector<PdfRow> rows = rows_of(std::move(words));
        const std::optional<double> gutter = depth < k_deepest ? find_gutter(rows) : std::nullopt;
        if (!gutter) {
            for (const PdfRow& row : rows) {
                m_lines.push_back(line_of(row, column));
            }
            return;
        }
        std::vector<PdfWord> left;
        std::vector<PdfWord> right;
        const auto read_columns = [&] {
            if (!left.empty()) {
                read(std::exchange(left, {}), 2 * column + 1, depth + 1);
            }
            if (!right.empty()) {
                read(std::exchange(right, {}), 2 * column + 2, depth + 1);
            }
        };
        for (const PdfRow& row : rows) {
            if (crosses(row, *gutter)) {
                read_columns();
                m_lines.push_back(line_of(row, column));
                continue;
            }
            for (const PdfWord& word : row.words) {
                (word.left < *gutter ? left : right).push_back(word);
            }
        }
        read_columns();
    }

    std::vector<PdfLine> take() { return std::move(m_lines); }

private:
    std::vector<PdfLine> m_lines;
};

} // namespace

bool is_note_label(std::string_view label) {
    constexpr std::size_t k_longest = 3;
    const bool digits = label.find_first_not_of("0123456789") == std::string_view::npos;
    const bool stars = label.find_first_not_of('*') == std::string_view::npos;
    return !label.empty() && label.size() <= k_longest && (digits || stars);
}

std::vector<PdfLine> lines_of(std::vector<PdfWord> words) {
    Reader reader;
    if (!words.empty()) {
        reader.read(std::move(words), 0, 0);
    }
    return reader.take();
}

} // namespace diptych::reader
