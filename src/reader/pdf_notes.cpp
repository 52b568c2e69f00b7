#include "reader/pdf_notes.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

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

/// Where the footnotes of a column begin: lines.size() without any.
std::size_t first_note(const Lines& lines, double body_size) {
    constexpr double k_small = 0.93; // of the size of the text
    const std::size_t end = lines.size();
    for (std::size_t i = 0; i + 1 < end; ++i) {
        const bool labelled = lines[i + 1]->raised_label != 0 || begins_with_label(*lines[i + 1]);
        if (is_rule(lines[i]->text) && labelled) {
            return i;
        }
    }
    std::size_t small = end;
    while (small > 0 && lines[small - 1]->size <= k_small * body_size) {
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

} // namespace

PdfPageParts split_notes(const PdfPage& page, double body_size) {
    std::map<std::size_t, Lines> columns;
    for (const PdfLine& line : page) {
        columns[line.column].push_back(&line);
    }
    std::map<std::size_t, const PdfLine*> first; // of the notes of each column
    for (const auto& [column, lines] : columns) {
        const std::size_t begin = first_note(lines, body_size);
        first[column] = begin < lines.size() ? lines[begin] : nullptr;
    }
    PdfPageParts parts;
    for (const PdfLine& line : page) {
        const PdfLine* begin = first[line.column];
        const bool is_note = begin != nullptr && &line >= begin; // the lines of a page stand in one array
        if (!is_note) {
            parts.body.push_back(line);
        } else if (!is_rule(line.text)) {
            parts.notes.push_back(line);
        }
    }
    return parts;
}

} // namespace diptych::reader
