#include "layout/paragraphs/notes.hpp"

#include "base/string.hpp"
#include "layout/line_ends.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace diptych::layout {

namespace {

using Indices = std::vector<std::size_t>;

/// How a note's mark is written at its beginning: bytes, or 0. A raised one needs no space behind it.
std::size_t mark_length(const Line& line) {
    if (!line.raised.empty() && line.raised.front().begin == 0) {
        return line.raised.front().length;
    }
    constexpr std::size_t k_longest = 6;
    const std::string_view text = line.text;
    // "1See": a figure glued to a capital is no number of the text.
    const std::size_t glued = std::min(text.find_first_not_of("0123456789*"), text.size());
    if (glued > 0 && glued <= 3 && glued < text.size() && text[glued] != ' ' &&
        text::is_upper(text::code_point_at(text, glued).value)) {
        return glued;
    }
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || space == 0 || space > k_longest || space + 1 >= text.size()) {
        return 0;
    }
    const std::string bare = bare_mark(text.substr(0, space));
    const bool digits =
        !bare.empty() && bare.size() <= 3 && std::all_of(bare.begin(), bare.end(), base::is_ascii_digit);
    static constexpr std::array<std::string_view, 8> k_signs{"†", "‡", "§", "¶", "‖", "∗", "⁎", "††"};
    const bool signs = bare.find_first_not_of('*') == std::string::npos ||
                       std::find(k_signs.begin(), k_signs.end(), bare) != k_signs.end();
    if (bare.empty() || (!digits && !signs)) {
        return 0;
    }
    // A number and then no number, as the row of a table has.
    const char32_t next = text::code_point_at(text, space + 1).value;
    return text::is_letter(next) || text::is_opening(next) || next == U'"' ? space : 0;
}

bool is_small(const Line& line, double body_size) {
    constexpr double k_small = 0.935; // of the size of the text
    return line.size <= k_small * body_size;
}

bool is_finished(std::string_view text) {
    while (!text.empty()) {
        const text::CodePoint last = text::code_point_before(text, text.size());
        if (!text::is_closing(last.value)) {
            return ends_with_stop(text) && last.value != U':' && last.value != U';';
        }
        text.remove_suffix(last.length);
    }
    return false;
}

class Finder {
public:
    Finder(const std::vector<Line>& lines, double body_size) : m_lines{lines}, m_body_size{body_size} {
        m_result.taken.assign(lines.size(), false);
    }

    Notes find() {
        for (std::size_t begin = 0; begin < m_lines.size();) {
            std::size_t end = begin;
            while (end < m_lines.size() && m_lines[end].page == m_lines[begin].page) {
                ++end;
            }
            for (const Indices& column : columns_of(begin, end)) {
                take_column(column);
            }
            if (m_open && m_open->page != m_lines[begin].page) {
                m_open.reset(); // a note does not go on over a page without any
            }
            begin = end;
        }
        take_endnotes();
        return std::move(m_result);
    }

private:
    /// Where the last of the notes so far ends.
    struct Open {
        std::size_t last = 0; ///< line
        std::size_t page = 0;
    };

    /// In reading order. What stands across the page above columns is not their text, but is above their
    /// notes.
    std::vector<Indices> columns_of(std::size_t begin, std::size_t end) const {
        std::map<std::size_t, Indices> by_number;
        for (std::size_t i = begin; i < end; ++i) {
            by_number[m_lines[i].column].push_back(i);
        }
        std::vector<Indices> columns;
        for (auto& [number, lines] : by_number) {
            columns.push_back(std::move(lines));
        }
        return columns;
    }

    const Line& at(const Indices& column, std::size_t i) const { return m_lines[column[i]]; }

    /// Where the footnotes of a column begin: column.size() without any.
    std::size_t first_note(const Indices& column) const {
        const std::size_t end = column.size();
        for (std::size_t i = 0; i + 1 < end; ++i) {
            if (is_dash_rule(at(column, i).text) && mark_length(at(column, i + 1)) != 0) {
                return i;
            }
        }
        std::size_t small = end;
        while (small > 0 && is_small(at(column, small - 1), m_body_size) && !at(column, small - 1).in_table) {
            --small;
        }
        // A column that is in small type from the top is an annex or a table: only raised marks count there.
        for (std::size_t i = small; i < end; ++i) {
            const Line& line = at(column, i);
            const bool raised = !line.raised.empty() && line.raised.front().begin == 0;
            const std::size_t mark = raised ? 0 : mark_length(line);
            if (raised || (small > 0 && mark != 0 &&
                           (is_called(column[i], mark) || may_be_uncalled(column, i, mark)))) {
                return i;
            }
        }
        // In type as large as the text: raised marks in the lower half, set off from the text above.
        constexpr double k_set_off = 1.4; // of the size
        for (std::size_t i = std::max<std::size_t>(end / 2, 1); i < end; ++i) {
            const Line& line = at(column, i);
            const double gap = line.baseline - at(column, i - 1).baseline;
            if (!line.raised.empty() && line.raised.front().begin == 0 && gap > k_set_off * line.size) {
                return i;
            }
        }
        return end;
    }

    /// A note whose call was lost: set off, and the first or the next of the document.
    bool may_be_uncalled(const Indices& column, std::size_t i, std::size_t mark) const {
        constexpr double k_set_off = 1.5; // of the size
        const Line& line = at(column, i);
        if (i == 0 || line.baseline - at(column, i - 1).baseline < k_set_off * line.size) {
            return false;
        }
        const std::string label = bare_mark(std::string_view{line.text}.substr(0, mark));
        if (!base::is_ascii_digit(label.front())) {
            return true;
        }
        const std::string before = m_result.notes.empty() ? "0" : m_result.notes.back().label;
        return label == "1" ||
               (base::is_ascii_digit(before.front()) && std::stol(label) == std::stol(before) + 1);
    }

    /// Whether the text above on its page, or on the page before, has the mark behind a word or in brackets.
    bool is_called(std::size_t note, std::size_t mark) const {
        const std::string label = bare_mark(std::string_view{m_lines[note].text}.substr(0, mark));
        const std::size_t page = m_lines[note].page;
        for (std::size_t i = note; i-- > 0 && m_lines[i].page + 1 >= page;) {
            if (calls(m_lines[i], label)) {
                return true;
            }
        }
        return false;
    }

    static bool calls(const Line& line, std::string_view label) {
        const std::string_view text = line.text;
        for (std::size_t at = text.find(label, 1); at != std::string_view::npos && at != 0;
             at = text.find(label, at + 1)) {
            const std::size_t end = at + label.size();
            const bool digits = base::is_ascii_digit(label.front());
            const char32_t before = text::code_point_before(text, at).value;
            // "end.2", "end”2" and "(2)"; "globs2" is a name, 4.2 a number.
            const std::string_view ahead = text.substr(0, at);
            const bool behind_stop = (ends_with_stop(ahead) || before == U',') && before != U' ' &&
                                     !(at > 1 && base::is_ascii_digit(text[at - 2]));
            const bool bracketed = before == U'(' || before == U'[' || text::is_closing(before);
            const bool glued = digits ? behind_stop || bracketed : before != U' ';
            if (glued && (end >= text.size() || !base::is_ascii_digit(text[end]))) {
                return true;
            }
            const bool raised =
                std::any_of(line.raised.begin(), line.raised.end(), [&](const RaisedMark& mark) {
                    return mark.begin <= at && at < mark.begin + mark.length;
                });
            if (raised || (!digits && end <= text.size())) {
                return true;
            }
        }
        return false;
    }

    /// IDEA  Notes behind the text, or behind a chapter, are not in smaller type always, and no rule tells
    ///       them. The marks that the text calls without a note on the page begin lines, in their order and
    ///       at the same place.
    void take_endnotes() {
        std::vector<std::pair<std::size_t, std::string>> open; // calls without a note: line, label
        std::set<std::pair<std::size_t, std::string>> known;   // page and label
        for (const Note& note : m_result.notes) {
            const std::size_t page = m_lines[note.lines.front()].page;
            known.insert({page, note.label});
            known.insert({page - std::min<std::size_t>(page, 1), note.label});
        }
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            for (const RaisedMark& mark : m_lines[i].raised) {
                const std::string label =
                    bare_mark(std::string_view{m_lines[i].text}.substr(mark.begin, mark.length));
                if (mark.begin > 0 && !m_result.taken[i] && !known.contains({m_lines[i].page, label})) {
                    open.emplace_back(i, label);
                }
            }
        }
        for (std::size_t first = 0; first < open.size();) {
            const std::size_t taken = take_endnotes_of(open, first);
            first += std::max<std::size_t>(1, taken);
        }
    }

    /// \returns how many calls from `first` on have their notes in a row
    std::size_t take_endnotes_of(const std::vector<std::pair<std::size_t, std::string>>& calls,
                                 std::size_t first) {
        constexpr std::size_t k_fewest = 2;
        constexpr double k_same_place = 0.6; // of the size
        for (std::size_t begin = calls[first].first + 1; begin < m_lines.size(); ++begin) {
            if (!begins_endnote(begin, calls[first].second)) {
                continue;
            }
            std::vector<std::size_t> begins{begin};
            for (std::size_t i = begin + 1; i < m_lines.size() && first + begins.size() < calls.size(); ++i) {
                if (calls[first + begins.size()].first >= begin) {
                    break; // called behind these notes: of another chapter
                }
                if (begins_endnote(i, calls[first + begins.size()].second) &&
                    (m_lines[i].page != m_lines[begin].page ||
                     std::abs(m_lines[i].left - m_lines[begin].left) <= k_same_place * m_lines[i].size)) {
                    begins.push_back(i);
                }
            }
            if (begins.size() >= k_fewest) {
                take_lines_of(begins);
                return begins.size();
            }
        }
        return 0;
    }

    bool begins_endnote(std::size_t i, const std::string& label) const {
        const Line& line = m_lines[i];
        if (m_result.taken[i] || line.in_table || !line.text.starts_with(label.substr(0, 1))) {
            return false;
        }
        const std::size_t space = line.text.find(' ');
        const bool raised = !line.raised.empty() && line.raised.front().begin == 0;
        const std::size_t mark = raised ? line.raised.front().length : space;
        return mark != std::string::npos && mark < line.text.size() &&
               bare_mark(std::string_view{line.text}.substr(0, mark)) == label;
    }

    void take_lines_of(const std::vector<std::size_t>& begins) {
        constexpr double k_same_size = 0.4; // points
        constexpr double k_near = 1.8;      // of the size
        for (std::size_t n = 0; n < begins.size(); ++n) {
            const Line& head = m_lines[begins[n]];
            const bool raised = !head.raised.empty() && head.raised.front().begin == 0;
            Note note;
            note.mark_length = raised ? head.raised.front().length : head.text.find(' ');
            note.label = bare_mark(std::string_view{head.text}.substr(0, note.mark_length));
            note.at_end = true;
            const std::size_t end = n + 1 < begins.size() ? begins[n + 1] : m_lines.size();
            for (std::size_t i = begins[n]; i < end; ++i) {
                // The last one ends where other type or more room begins.
                const bool last = n + 1 == begins.size() && i > begins[n];
                const bool ends =
                    last && (std::abs(m_lines[i].size - head.size) > k_same_size || m_lines[i].bold > 0.5 ||
                             m_lines[i].page != m_lines[i - 1].page ||
                             m_lines[i].baseline - m_lines[i - 1].baseline > k_near * head.size);
                if (ends) {
                    break;
                }
                if (!m_result.taken[i]) {
                    m_result.taken[i] = true;
                    note.lines.push_back(i);
                }
            }
            m_result.notes.push_back(std::move(note));
        }
    }

    /// IDEA  A footnote that is too long for its page goes on at the foot of the next one, above the notes of
    /// that
    ///       page: in type as small, without a mark. A table's source or a caption can stand there, too; it
    ///       is no note's end unless it stands as low as the notes before, or goes on with their sentence in
    ///       small letters.
    /// \returns where the end of the note stands; `first` without one
    std::size_t first_continued(const Indices& column, std::size_t first) const {
        if (!m_open || (first < column.size() && is_dash_rule(at(column, first).text))) {
            return first; // what is above the rule is no note
        }
        std::size_t begin = first;
        while (begin > 0 && is_small(at(column, begin - 1), m_body_size) && !at(column, begin - 1).in_table &&
               !is_dash_rule(at(column, begin - 1).text)) {
            --begin;
        }
        if (begin == first || begin == 0 || mark_length(at(column, begin)) != 0) {
            return first;
        }
        if (is_dash_rule(at(column, begin - 1).text)) {
            return begin - 1;
        }
        constexpr double k_same_type = 0.75; // points
        constexpr double k_as_low = 2.0;     // of the size
        const Line& last = m_lines[m_open->last];
        const Line& line = at(column, begin);
        const bool same_type = std::abs(line.size - last.size) < k_same_type;
        const bool as_low = at(column, column.size() - 1).baseline >= last.baseline - k_as_low * last.size;
        const bool unfinished = !is_finished(last.text);
        const bool goes_on = unfinished && begins_lower(line.text);
        return same_type && (goes_on || (as_low && (unfinished || m_open->page != line.page))) ? begin
                                                                                               : first;
    }

    void take_column(const Indices& column) {
        const std::size_t first = first_note(column);
        const std::size_t begin = first_continued(column, first);
        for (std::size_t i = begin; i < column.size(); ++i) {
            const Line& line = at(column, i);
            m_result.taken[column[i]] = true;
            if (is_dash_rule(line.text)) {
                continue;
            }
            const std::size_t mark = i < first ? 0 : mark_length(line);
            if (mark != 0 && begins_note(line, mark, i > begin ? &at(column, i - 1) : nullptr)) {
                m_result.notes.push_back(
                    {{column[i]}, mark, bare_mark(std::string_view{line.text}.substr(0, mark))});
            } else if (!m_result.notes.empty()) {
                m_result.notes.back().lines.push_back(column[i]);
            } else {
                m_result.taken[column[i]] = false;
            }
        }
        if (begin < column.size()) {
            m_open = Open{column.back(), m_lines[column.back()].page};
        }
    }

    /// A raised mark does; a number that is not, when it counts on or begins again.
    bool begins_note(const Line& line, std::size_t mark, const Line* above) const {
        if (above == nullptr || m_result.notes.empty() ||
            (!line.raised.empty() && line.raised.front().begin == 0)) {
            return true;
        }
        const std::string label = bare_mark(std::string_view{line.text}.substr(0, mark));
        const std::string& before = m_result.notes.back().label;
        const bool numbers = base::is_ascii_digit(label.front()) && base::is_ascii_digit(before.front());
        return !numbers || std::stol(label) == std::stol(before) + 1 || is_dash_rule(above->text);
    }

    const std::vector<Line>& m_lines;
    double m_body_size;
    Notes m_result;
    std::optional<Open> m_open;
};

} // namespace

std::string bare_mark(std::string_view mark) {
    std::string bare;
    for (const char c : mark) {
        if (c != '(' && c != ')' && c != '[' && c != ']' && c != '.') {
            bare += c;
        }
    }
    return bare;
}

Notes find_notes(const std::vector<Line>& lines, double body_size) {
    return Finder{lines, body_size}.find();
}

} // namespace diptych::layout
