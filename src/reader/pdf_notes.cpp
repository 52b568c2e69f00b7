#include "reader/pdf_notes.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

namespace diptych::reader {

namespace {

using Lines = std::vector<const PdfLine*>;

bool is_rule(std::string_view text) {
    constexpr std::size_t k_shortest = 5;
    return text.size() >= k_shortest && text.find_first_not_of('_') == std::string_view::npos;
}

/// "1 Text", "* Text": a label and then no number, as the row of a table has.
bool begins_with_label(const PdfLine& line) {
    const std::string_view text = line.text;
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || !is_note_label(text.substr(0, space))) {
        return false;
    }
    const char32_t next = text::code_point_at(text, space + 1).value;
    return text::is_letter(next) || text::is_opening(next) || next == U'"';
}

bool is_small(const PdfLine& line, double body_size) {
    constexpr double k_small = 0.93; // of the size of the text
    return line.size <= k_small * body_size;
}

/// Where the footnotes of a column begin: lines.size() without any.
std::size_t first_note(const Lines& lines, double body_size) {
    const std::size_t end = lines.size();
    for (std::size_t i = 0; i + 1 < end; ++i) {
        const bool labelled = lines[i + 1]->raised_label != 0 || begins_with_label(*lines[i + 1]);
        if (is_rule(lines[i]->text) && labelled) {
            return i;
        }
    }
    std::size_t small = end;
    while (small > 0 && is_small(*lines[small - 1], body_size)) {
        --small;
    }
    // A column that is in small type from the top is an annex or a table: only raised labels count there.
    for (std::size_t i = small; i < end; ++i) {
        if (lines[i]->raised_label != 0 || (small > 0 && begins_with_label(*lines[i]))) {
            return i;
        }
    }
    // In type as large as the text: raised labels in the lower half, set off from the text above.
    constexpr double k_set_off = 1.4; // of the size
    for (std::size_t i = std::max<std::size_t>(end / 2, 1); i < end; ++i) {
        const double gap = lines[i]->baseline - lines[i - 1]->baseline;
        if (lines[i]->raised_label != 0 && gap > k_set_off * lines[i]->size) {
            return i;
        }
    }
    return end;
}

bool is_finished(std::string_view text) {
    while (!text.empty()) {
        const text::CodePoint last = text::code_point_before(text, text.size());
        if (!text::is_closing(last.value)) {
            return std::u32string_view{U".!?…"}.find(last.value) != std::u32string_view::npos;
        }
        text.remove_suffix(last.length);
    }
    return false;
}

/// IDEA  A footnote that is too long for its page goes on at the foot of the next one, above the notes of
/// that
///       page: in type as small, without a label. A table's source or a caption can stand there, too; it is
///       no note's end unless it stands as low as the notes before, or goes on with their sentence in small
///       letters.
/// \param last   the last line of the notes before  \param first  where the column's own notes begin
/// \returns where the end of the note stands; `first` without one
std::size_t first_continued(const Lines& lines, std::size_t first, double body_size, const PdfLine& last,
                            bool on_another_page) {
    if (first < lines.size() && is_rule(lines[first]->text)) {
        return first; // what is above the rule is no note
    }
    std::size_t begin = first;
    while (begin > 0 && is_small(*lines[begin - 1], body_size) && !is_rule(lines[begin - 1]->text)) {
        --begin;
    }
    if (begin == first || begin == 0 || lines[begin]->raised_label != 0 || begins_with_label(*lines[begin])) {
        return first;
    }
    if (is_rule(lines[begin - 1]->text)) {
        return begin - 1;
    }
    constexpr double k_same_type = 0.75; // points
    constexpr double k_as_low = 2.0;     // of the size
    const bool same_type = std::abs(lines[begin]->size - last.size) < k_same_type;
    const bool as_low = lines.back()->baseline >= last.baseline - k_as_low * last.size;
    const bool unfinished = !is_finished(last.text);
    const bool goes_on = unfinished && text::is_lower(text::code_point_at(lines[begin]->text, 0).value);
    return same_type && (goes_on || (as_low && (unfinished || on_another_page))) ? begin : first;
}

/// Goes through the pages and keeps in mind the note that may go on.
class NoteSplitter {
public:
    explicit NoteSplitter(double body_size) : m_body_size{body_size} {}

    void take(const PdfPage& page) {
        const std::size_t here = m_parts.size();
        m_parts.emplace_back();
        std::vector<bool> is_body(page.size(), true);
        for (const Lines& lines : columns_of(page)) {
            for (std::size_t i = take_notes(lines, here); i < lines.size(); ++i) {
                is_body[static_cast<std::size_t>(lines[i] - page.data())] = false;
            }
        }
        for (std::size_t i = 0; i < page.size(); ++i) {
            if (is_body[i]) {
                m_parts[here].body.push_back(page[i]);
            }
        }
        if (m_open && m_open->page != here) {
            m_open.reset(); // a note does not go on over a page without any
        }
    }

    std::vector<PdfPageParts> finish() { return std::move(m_parts); }

private:
    /// The last of the notes so far.
    struct OpenNote {
        const PdfLine* last = nullptr; ///< its last line
        std::size_t page = 0;          ///< on which that line stands
        std::size_t first_page = 0;    ///< on which it began
    };

    /// In reading order.
    static std::vector<Lines> columns_of(const PdfPage& page) {
        std::map<std::size_t, Lines> by_number;
        for (const PdfLine& line : page) {
            by_number[line.column].push_back(&line);
        }
        std::vector<Lines> columns;
        for (auto& [number, lines] : by_number) {
            columns.push_back(std::move(lines));
        }
        std::sort(columns.begin(), columns.end(), // the lines of a page stand in one array
                  [](const Lines& a, const Lines& b) { return a.back() < b.back(); });
        return columns;
    }

    /// \returns where the notes of the column begin
    std::size_t take_notes(const Lines& lines, std::size_t here) {
        const std::size_t first = first_note(lines, m_body_size);
        const std::size_t begin =
            m_open ? first_continued(lines, first, m_body_size, *m_open->last, m_open->page != here) : first;
        for (std::size_t i = begin; i < lines.size(); ++i) {
            if (!is_rule(lines[i]->text)) {
                m_parts[i < first ? m_open->first_page : here].notes.push_back(*lines[i]);
            }
        }
        if (begin < lines.size()) {
            m_open = OpenNote{lines.back(), here, first < lines.size() ? here : m_open->first_page};
        }
        return begin;
    }

    double m_body_size;
    std::vector<PdfPageParts> m_parts;
    std::optional<OpenNote> m_open;
};

} // namespace

std::vector<PdfPageParts> split_notes(const std::vector<PdfPage>& pages, double body_size) {
    NoteSplitter splitter{body_size};
    for (const PdfPage& page : pages) {
        splitter.take(page);
    }
    return splitter.finish();
}

} // namespace diptych::reader
