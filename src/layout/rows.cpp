#include "layout/rows.hpp"

#include "text/bidi.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace diptych::layout {

namespace {

using RowsByHeight = std::map<double, Row>;

constexpr double k_cell_gap = 1.4; ///< of the size: wider than any space between words of a line
constexpr double k_part_gap = 0.9; ///< of the size: wider than most

/// Whether `word` stands on the line of the words of `row`, which are as large or larger.
bool belongs(const Word& word, const Row& row) {
    constexpr double k_same_line = 0.3; // of the size: half the height of a small letter, and some play
    constexpr double k_small = 0.9;     // raised figures are 0.5 to 0.85 as large as their text
    constexpr double k_smallest = 0.4;
    constexpr double k_mark = 0.8; // marks alone are drawn higher and lower
    const double raised_by = row.middle - word.middle();
    const bool mark = text::is_mark(text::code_point_at(word.text, 0).value);
    if (std::abs(raised_by) <= (mark ? k_mark : k_same_line) * word.size) {
        return true;
    }
    const bool small = word.size < k_small * row.size && word.size > k_smallest * row.size;
    return small && raised_by > -0.35 * row.size && raised_by < 0.55 * row.size;
}

/// The row nearest in height, if `word` stands on its line.
RowsByHeight::iterator find_row(RowsByHeight& rows, const Word& word) {
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

/// The size of most letters of a row, and the height of the words that have it.
struct Bulk {
    double size = 0;
    double middle = 0;
    double bottom = 0;
};

Bulk bulk_of(const Row& row) {
    std::map<long, std::size_t> letters; // by tenths of a point
    const auto key = [](const Word& word) { return std::lround(10 * word.size); };
    for (const Word& word : row.words) {
        letters[key(word)] += word.text.size();
    }
    const long most = std::max_element(letters.begin(), letters.end(), [](const auto& a, const auto& b) {
                          return a.second < b.second;
                      })->first;
    const auto word =
        std::find_if(row.words.begin(), row.words.end(), [&](const Word& w) { return key(w) == most; });
    return {word->size, word->middle(), word->bottom};
}

bool is_raised(const Word& word, const Bulk& bulk) {
    return word.size < 0.85 * bulk.size && word.middle() < bulk.middle - 0.05 * bulk.size;
}

bool is_mark_of_note(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    // One sign, or the same up to three times.
    constexpr std::u32string_view k_signs = U"*†‡§¶‖∗⁎";
    const text::CodePoint sign = text::code_point_at(text, 0);
    if (k_signs.find(sign.value) != std::u32string_view::npos) {
        constexpr std::size_t k_most = 3;
        std::size_t count = 0;
        for (std::size_t i = 0; i < text.size(); i += sign.length, ++count) {
            if (text::code_point_at(text, i).value != sign.value) {
                return false;
            }
        }
        return count <= k_most;
    }
    constexpr std::size_t k_longest = 5; // bytes: "(12)", "xviii"
    if (text.size() > k_longest) {
        return false;
    }
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '(' || c == ')' || c == '[' || c == ']' || c == '*' || c == '.';
    });
    return digits || (text.size() == 1 && text.front() >= 'a' && text.front() <= 'z') ||
           text.find_first_not_of("ivx") == std::string_view::npos;
}

/// Whether there is a space between two neighbours on a line. A raised figure belongs to the word before it,
/// and is often set a little off.
bool are_apart(double gap, bool raised_after_text, double size) {
    constexpr double k_space = 0.12; // of the size; a thin space is 0.14, most spaces are 0.2 and more
    constexpr double k_space_before_raised = 0.22;
    return gap > (raised_after_text ? k_space_before_raised : k_space) * size;
}

/// The same for letters that are read from right to left: one that is joined to the next in its word shows by
/// a gap that the word has ended, others stand apart inside words, too.
bool are_apart_leftwards(const Word& before, double gap, double size) {
    constexpr double k_after_joining = 0.04; // of the size
    constexpr double k_after_other = 0.135;
    char32_t last = 0;
    for (std::size_t i = 0; i < before.text.size() && (i == 0 || text::is_mark(last));) {
        const text::CodePoint c = text::code_point_at(before.text, i);
        last = c.value;
        i += c.length;
    }
    return gap > (text::joins_next(last) ? k_after_joining : k_after_other) * size;
}

/// Unspaced scripts have room between their letters that is no space: what is left out of a full-width sign.
bool may_be_spaced(const Word& before, const Word& after, double gap, double size) {
    constexpr double k_full = 0.6; // of the size: an ideographic space is one; justification adds a fifth
    constexpr double k_letter =
        0.4;                        // beside Latin letters and digits: a quarter is put there without a space
    constexpr double k_sign = 0.15; // beside a stop or bracket of a label
    const char32_t last = text::code_point_before(before.text, before.text.size()).value;
    const char32_t first = text::code_point_at(after.text, 0).value;
    if (text::is_unspaced(last) != text::is_unspaced(first)) {
        const char32_t other = text::is_unspaced(last) ? first : last;
        return gap > (text::is_letter(other) || text::is_digit(other) ? k_letter : k_sign) * size;
    }
    return !text::is_unspaced(last) || gap > k_full * size;
}

/// What of a word would have had to fit on the line above: all of it, or a few letters where lines are broken
/// between letters.
double first_part(const Word& word) {
    constexpr double k_letters = 1.0;   // of the size, in Han and kana
    constexpr double k_syllables = 2.5; // of the size, where words are not set apart but not broken either
    const char32_t first = text::code_point_at(word.text, 0).value;
    if (!text::is_unspaced(first)) {
        return word.right - word.left;
    }
    const bool full_width = first >= 0x2E80;
    return std::min(word.right - word.left, (full_width ? k_letters : k_syllables) * word.size);
}

} // namespace

double Row::right() const {
    double right = words.front().right;
    for (const Word& word : words) {
        right = std::max(right, word.right);
    }
    return right;
}

double Row::bottom() const {
    return bulk_of(*this).bottom;
}

std::vector<Row> rows_of(std::vector<Word> words) {
    // Large words first: they say where the lines are, and raised figures find them there, and marks alone
    // last.
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
        const bool mark_a = text::is_mark(text::code_point_at(a.text, 0).value);
        const bool mark_b = text::is_mark(text::code_point_at(b.text, 0).value);
        return mark_a != mark_b ? mark_b : a.size > b.size;
    });
    RowsByHeight by_height;
    for (Word& word : words) {
        auto row = find_row(by_height, word);
        if (row == by_height.end()) {
            row = by_height.try_emplace(word.middle(), Row{{}, word.middle(), word.size}).first;
        }
        row->second.words.push_back(std::move(word));
    }
    std::vector<Row> rows;
    rows.reserve(by_height.size());
    for (auto& [middle, row] : by_height) {
        std::stable_sort(row.words.begin(), row.words.end(),
                         [](const Word& a, const Word& b) { return a.left < b.left; });
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

using Letters = std::map<long, std::size_t>; ///< of each size, by halves of a point

void count(const std::vector<Word>& words, Letters& letters) {
    for (const Word& word : words) {
        letters[std::lround(2 * word.size)] += text::count_code_points(word.text);
    }
}

double most_frequent(const Letters& letters) {
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == letters.end() ? 10 : std::max(1.0, static_cast<double>(most->first) / 2);
}

} // namespace

double body_size_of(const std::vector<Word>& words) {
    Letters letters;
    count(words, letters);
    return most_frequent(letters);
}

double body_size_of(const std::vector<Row>& rows) {
    Letters letters;
    for (const Row& row : rows) {
        count(row.words, letters);
    }
    return most_frequent(letters);
}

std::vector<Chunk> chunks_of(const Row& row, double gap) {
    std::vector<Chunk> chunks;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
        const Word& word = row.words[i];
        if (chunks.empty() || word.left - chunks.back().right >= gap) {
            chunks.push_back({i, i + 1, word.left, word.right});
        } else {
            chunks.back().end = i + 1;
            chunks.back().right = std::max(chunks.back().right, word.right);
        }
    }
    return chunks;
}

namespace {

/// A word of a line that is being put together.
struct Token {
    const Word* word = nullptr;
    bool apart = false; ///< a space before it
    bool wide = false;  ///< so much room that it begins a cell
    bool mark = false;  ///< a raised mark
};

/// Appends tokens in the order of the page; that is the order in which they are read where no letter runs
/// from right to left.
void append_in_order(Line& line, const std::vector<Token>& tokens) {
    for (const Token& token : tokens) {
        line.text += token.apart ? " " : "";
        if (token.mark) {
            line.raised.push_back({line.text.size(), token.word->text.size()});
        }
        line.text += token.word->text;
    }
}

/// The same for a cell with letters from right to left in it.
void append_reordered(Line& line, const std::vector<Token>& tokens) {
    if (!tokens.empty() && tokens.front().apart) {
        line.text += ' ';
    }
    // From left to right as on paper: the page's x is mirrored if it is read from right to left.
    std::u32string visual;
    std::vector<std::size_t> token_of;
    const auto add_word = [&](std::size_t t) {
        const std::string& text = tokens[t].word->text;
        for (std::size_t i = 0; i < text.size();) {
            const text::CodePoint c = text::code_point_at(text, i);
            visual += c.value;
            token_of.push_back(t);
            i += c.length;
        }
    };
    const auto add_space = [&] {
        visual += U' ';
        token_of.push_back(tokens.size());
    };
    for (std::size_t k = 0; k < tokens.size(); ++k) {
        const std::size_t t = line.right_to_left ? tokens.size() - 1 - k : k;
        if (!line.right_to_left && k > 0 && tokens[t].apart) {
            add_space();
        }
        add_word(t);
        if (line.right_to_left && t > 0 && tokens[t].apart) {
            add_space();
        }
    }
    std::size_t before = tokens.size();
    for (const text::Reordered& character : text::logical_order(visual, line.right_to_left)) {
        const std::size_t t = token_of[character.from];
        if (t < tokens.size() && tokens[t].mark) {
            if (t != before) {
                line.raised.push_back({line.text.size(), 0});
            }
            line.raised.back().length += character.text.size();
        }
        line.text += character.text;
        before = t;
    }
}

void append(Line& line, const std::vector<Token>& tokens) {
    const bool reorder =
        line.right_to_left || std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
            return text::has_right_to_left(token.word->text);
        });
    reorder ? append_reordered(line, tokens) : append_in_order(line, tokens);
}

} // namespace

Line line_of(const Row& row, bool right_to_left) {
    const Bulk bulk = bulk_of(row);
    Line line;
    line.left = row.left();
    line.right = line.left;
    line.baseline = bulk.bottom;
    line.size = bulk.size;
    line.right_to_left = right_to_left;
    line.first_word = first_part(row.words.front());
    bool raised_before = false;
    bool label_before = false; // a raised mark at the beginning
    std::size_t letters = 0;
    std::size_t bold = 0;
    std::size_t italic = 0;
    double taken = 0; // points, by words whose letters are known in the type of the text
    double expected = 0;
    std::vector<Token> tokens; // of the cell
    std::vector<Cell> cells;
    const Word* before = nullptr;
    for (std::size_t w = 0; w < row.words.size(); ++w) {
        const Word& word = row.words[w];
        const bool raised = is_raised(word, bulk);
        line.lifted = line.lifted || raised;
        const double gap = word.left - line.right;
        Token token{&word, false, false, raised && is_mark_of_note(word.text)};
        if (before != nullptr) {
            const bool after_text = raised && !raised_before;
            // Poppler parts words of one type that touch only at a space, where letters are set one by one.
            constexpr double k_touching = 0.1;         // of the size
            constexpr char32_t k_last_simple = 0x058F; // Latin, Greek, Cyrillic, Armenian
            const bool parted =
                word.size == before->size && word.bottom == before->bottom &&
                std::abs(gap) < k_touching * word.size &&
                text::code_point_at(word.text, 0).value <= k_last_simple &&
                text::code_point_before(before->text, before->text.size()).value <= k_last_simple;
            const bool leftwards = right_to_left && text::has_right_to_left(before->text);
            const bool apart =
                parted || (leftwards && !raised
                               ? are_apart_leftwards(*before, gap, bulk.size)
                               : are_apart(gap, after_text, raised && raised_before ? word.size : bulk.size));
            const bool mark =
                text::is_mark(text::code_point_at(word.text, 0).value); // it belongs to the letter before
            token.apart = !mark && (label_before || (apart && may_be_spaced(*before, word, gap, bulk.size)));
            // Lines of scripts from right to left have no space before any stop, as French has.
            const bool stop = word.text == "." || word.text == "," || word.text == "،" || word.text == "۔" ||
                              (right_to_left && (word.text == ";" || word.text == ":" || word.text == "!" ||
                                                 word.text == "؛" || word.text == "؟"));
            constexpr double k_before_stop =
                0.35; // of the size: a stop belongs to its word, dots of TeX's to each other
            const bool closing =
                before->text == "." && (word.text.starts_with(']') || word.text.starts_with(')'));
            token.apart = token.apart && (!(stop || closing) || gap > k_before_stop * bulk.size);
            token.wide = gap >= k_cell_gap * bulk.size;
            if (mark) {
                tokens.push_back(token);
                continue;
            }
        }
        label_before = before == nullptr && token.mark;
        line.last_part = before != nullptr && gap >= k_part_gap * bulk.size ? word.left : line.last_part;
        if (token.wide) {
            append(line, std::exchange(tokens, {}));
            cells.push_back({line.text.size() + (token.apart ? 1U : 0U), word.left, word.right});
        } else if (before == nullptr) {
            cells.push_back({0, word.left, word.right});
        }
        cells.back().right = std::max(cells.back().right, word.right);
        tokens.push_back(token);
        line.right = std::max(line.right, word.right);
        const std::size_t count = text::count_code_points(word.text);
        taken += word.expected > 0 ? word.right - word.left : 0;
        expected += word.expected;
        letters += count;
        bold += word.bold ? count : 0;
        italic += word.italic ? count : 0;
        raised_before = raised;
        before = &word;
    }
    append(line, tokens);
    if (cells.size() > 1) {
        line.cells = std::move(cells);
    }
    line.bold = static_cast<double>(bold) / static_cast<double>(std::max<std::size_t>(1, letters));
    line.italic = static_cast<double>(italic) / static_cast<double>(std::max<std::size_t>(1, letters));
    // Fonts without names tell by the width of their letters: bold type is wider, slanted type narrower.
    constexpr double k_wider = 1.03;
    constexpr double k_narrower = 0.96;
    constexpr double k_enough = 2.5; // of the size
    if (expected > k_enough * line.size) {
        line.bold = taken > k_wider * expected ? 1 : line.bold;
        line.italic = taken < k_narrower * expected ? 1 : line.italic;
    }
    return line;
}

} // namespace diptych::layout
