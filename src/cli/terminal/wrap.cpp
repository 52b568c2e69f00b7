#include "cli/terminal/wrap.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

/// Where a line that begins at `begin` and cannot hold the whole word must be cut: after the last code point
/// that fits, and after at least one.
std::size_t cut_within_word(std::string_view text, std::size_t begin, std::size_t end, std::size_t width) {
    std::size_t used = 0;
    std::size_t position = begin;
    while (position < end) {
        const std::size_t length = text::code_point_at(text, position).length;
        const std::size_t columns = text::display_width(text.substr(position, length));
        if (position != begin && used + columns > width) {
            break;
        }
        used += columns;
        position += length;
    }
    return position;
}

} // namespace

std::vector<model::Range> wrap(std::string_view text, std::size_t width) {
    std::vector<model::Range> lines;
    std::size_t line_begin = 0;
    std::size_t line_end = 0; // after the last word that fits
    std::size_t used = 0;     // columns from line_begin to line_end
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t word_begin = std::min(text.find_first_not_of(' ', position), text.size());
        const std::size_t word_end = std::min(text.find(' ', word_begin), text.size());
        const std::size_t gap = text::display_width(text.substr(line_end, word_begin - line_end));
        const std::size_t columns = text::display_width(text.substr(word_begin, word_end - word_begin));
        if (line_end != line_begin && word_begin != word_end && used + gap + columns > width) {
            lines.push_back({line_begin, line_end});
            line_begin = line_end = position = word_begin;
            used = 0;
            continue;
        }
        if (word_begin == word_end) { // spaces at the end
            break;
        }
        if (line_end == line_begin && columns > width) {
            const std::size_t cut = cut_within_word(text, word_begin, word_end, width);
            lines.push_back({word_begin, cut});
            line_begin = line_end = position = cut;
            used = 0;
            continue;
        }
        if (line_end == line_begin) {
            line_begin = word_begin;
            used = columns;
        } else {
            used += gap + columns;
        }
        line_end = position = word_end;
    }
    if (line_end != line_begin || lines.empty()) {
        lines.push_back({line_begin, line_end});
    }
    return lines;
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    std::string result;
    for (const model::Range line : wrap(text, std::max<std::size_t>(width, indent + 1) - indent)) {
        if (!result.empty()) {
            result.append("\n").append(indent, ' ');
        }
        result += model::slice(text, line);
    }
    return result;
}

std::string padded(std::string_view text, std::size_t width) {
    std::string result{text};
    const std::size_t columns = text::display_width(text);
    return result.append(width > columns ? width - columns : 0, ' ');
}

} // namespace diptych::cli
