#include "segment/lines.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

namespace diptych::segment {

namespace {

/// Trims white space of all kinds; counts what it trims at the front.
struct Trimmed {
    model::Range content;
    std::size_t indent = 0;
    bool form_feed = false;
};

Trimmed trim_line(std::string_view text, model::Range line) {
    Trimmed result{line, 0, false};
    while (result.content.begin < result.content.end) {
        const text::CodePoint c = text::code_point_at(text, result.content.begin);
        if (!text::is_white_space(c.value) && c.value != U'\uFEFF') {
            break;
        }
        result.form_feed = result.form_feed || c.value == U'\f';
        result.content.begin += c.length;
        ++result.indent;
    }
    while (result.content.end > result.content.begin) {
        const text::CodePoint c = text::code_point_before(text, result.content.end);
        if (!text::is_white_space(c.value)) {
            break;
        }
        result.content.end -= c.length;
    }
    return result;
}

/// The end of the physical line that begins at `begin`, and where the next begins.
struct LineEnd {
    std::size_t end = 0;
    std::size_t next = 0;
};

LineEnd find_line_end(std::string_view text, std::size_t begin) {
    const std::size_t end = std::min(text.find_first_of("\n\r", begin), text.size());
    if (end == text.size()) {
        return {end, end};
    }
    const bool crlf = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    return {end, end + (crlf ? 2U : 1U)};
}

bool is_rule(std::string_view content) {
    constexpr std::size_t k_shortest = 5;
    return content.size() >= k_shortest &&
           content.find_first_not_of(content.front() == '_' ? "_" : "-") == std::string_view::npos &&
           (content.front() == '_' || content.front() == '-');
}

std::vector<Line> physical_lines(std::string_view text, bool by_pages) {
    std::vector<Line> lines;
    std::size_t page = 1;
    std::size_t page_begins_after = 0; // lines
    std::size_t blank = 0;
    bool form_feed = false;
    std::size_t total = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const LineEnd end = find_line_end(text, begin);
        ++total;
        const Trimmed trimmed = trim_line(text, {begin, end.end});
        form_feed = form_feed || trimmed.form_feed;
        if (by_pages && trimmed.form_feed) {
            ++page;
            page_begins_after = total - 1;
        }
        if (trimmed.content.empty()) {
            ++blank;
        } else {
            Line line;
            line.content = trimmed.content;
            line.number = total - page_begins_after;
            line.page = by_pages ? page : 0;
            line.indent = trimmed.indent;
            line.width = text::count_code_points(model::slice(text, trimmed.content));
            line.blank_before = blank;
            line.form_feed_before = form_feed;
            line.space_at_end = trimmed.content.end < end.end;
            lines.push_back(line);
            blank = 0;
            form_feed = false;
        }
        begin = end.next;
    }
    return lines;
}

/// IDEA  A line that ends without a stop and is followed by one that begins with a small letter is the same
///       sentence: such pairs show whether the text is wrapped, and how far apart lines of a paragraph are.
Layout estimate_layout(std::string_view text, const std::vector<Line>& lines) {
    constexpr std::size_t k_widest_measure = 160; // no page holds more; longer lines are whole paragraphs
    constexpr std::size_t k_narrowest_measure = 25;
    Layout layout;
    std::map<std::size_t, std::size_t> gaps;
    std::vector<std::size_t> widths;
    std::size_t continuations = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_address(model::slice(text, lines[i].content))) {
            continue;
        }
        widths.push_back(lines[i].width);
        if (i + 1 == lines.size()) {
            break;
        }
        ++pairs;
        const std::string_view next = model::slice(text, lines[i + 1].content);
        if (!ends_with_stop(model::slice(text, lines[i].content)) && begins_lower(next)) {
            ++continuations;
            ++gaps[lines[i + 1].blank_before];
        }
    }
    if (widths.empty()) {
        return layout;
    }
    const auto full = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), full, widths.end());
    layout.measure = *full;
    // Three in twenty: a text of short paragraphs has few such pairs, and clean lists of items have some.
    layout.wrapped = continuations > 0 && 20 * continuations >= pairs * 3 &&
                     layout.measure <= k_widest_measure && layout.measure >= k_narrowest_measure;
    if (layout.wrapped) {
        layout.line_gap = std::max_element(gaps.begin(), gaps.end(), [](const auto& a, const auto& b) {
                              return a.second < b.second;
                          })->first;
    }
    return layout;
}

/// Marks the lines that are addresses beside the text: a list of two or more, or one that stands closer to
/// its neighbour than lines of text do.
void mark_links(std::string_view text, std::vector<Line>& lines, const Layout& layout) {
    const auto is_link = [&](std::size_t i) {
        return i < lines.size() && is_address(model::slice(text, lines[i].content));
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_link(i)) {
            continue;
        }
        const bool in_list = (i > 0 && is_link(i - 1)) || is_link(i + 1);
        const bool too_close = lines[i].blank_before < layout.line_gap ||
                               (i + 1 < lines.size() && lines[i + 1].blank_before < layout.line_gap);
        if (in_list || too_close) {
            lines[i].role = Line::Role::link;
        }
    }
}

/// A line as it is compared with those of other pages: digits are all the same, spaces do not count.
std::string shape_of(std::string_view content) {
    std::string shape;
    for (const char c : content) {
        if (base::is_ascii_digit(c)) {
            if (shape.empty() || shape.back() != '#') {
                shape += '#';
            }
        } else if (c != ' ' && c != '\t') {
            shape += c;
        }
    }
    return shape;
}

/// IDEA  What stands among the first or last two lines of most pages, whatever its numbers, is no text:
/// running heads,
///       page numbers. Pages are known by form feeds, and there must be three of them to tell.
void mark_running_heads(std::string_view text, std::vector<Line>& lines) {
    constexpr std::size_t k_fewest_pages = 3;
    constexpr std::size_t k_zone = 2; // lines at either end of a page
    std::vector<model::Range> pages{{0, 0}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].form_feed_before && i != 0) {
            pages.push_back({i, i});
        }
        pages.back().end = i + 1;
    }
    if (pages.size() < k_fewest_pages) {
        return;
    }
    const auto for_zones = [&](const auto& visit) {
        for (const model::Range& page : pages) {
            for (std::size_t i = page.begin; i < page.end; ++i) {
                if (i < page.begin + k_zone || i + k_zone >= page.end) {
                    visit(lines[i], i < page.begin + k_zone ? '^' : '$');
                }
            }
        }
    };
    std::map<std::string, std::size_t> uses;
    for_zones(
        [&](const Line& line, char zone) { ++uses[zone + shape_of(model::slice(text, line.content))]; });
    for_zones([&](Line& line, char zone) {
        const std::size_t times = uses[zone + shape_of(model::slice(text, line.content))];
        if (times >= k_fewest_pages && 2 * times >= pages.size()) {
            line.role = Line::Role::running_head;
        }
    });
}

/// A line of underscores is an artefact where footnotes stand below it; elsewhere it is what the author
/// wrote.
void mark_rules(std::string_view text, std::vector<Line>& lines) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (is_rule(model::slice(text, lines[i].content)) &&
            footnote_label_length(model::slice(text, lines[i + 1].content)) != 0) {
            lines[i].role = Line::Role::rule;
        }
    }
}

void mark_page_breaks(std::vector<Line>& lines, const Layout& layout) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const bool after_links =
            lines[i - 1].role == Line::Role::link || lines[i - 1].role == Line::Role::running_head;
        const bool closer = lines[i].blank_before < layout.line_gap;
        lines[i].after_page_break =
            lines[i].role == Line::Role::text && (after_links || closer || lines[i].form_feed_before);
    }
}

} // namespace

bool ends_with_stop(std::string_view content) {
    std::size_t end = content.size();
    while (end > 0) {
        const text::CodePoint c = text::code_point_before(content, end);
        switch (c.value) {
        case U'.':
        case U'!':
        case U'?':
        case U':':
        case U';':
        case U'…':
        case U'。':
        case U'！':
        case U'？':
        case U'؟':
        case U'۔':
            return true;
        default:
            break;
        }
        if (!text::is_closing(c.value) && !text::is_white_space(c.value)) {
            return false;
        }
        end -= c.length;
    }
    return false;
}

bool begins_lower(std::string_view content) {
    for (std::size_t i = 0; i < content.size();) {
        const text::CodePoint c = text::code_point_at(content, i);
        if (text::is_letter(c.value)) {
            return text::is_lower(c.value);
        }
        if (!text::is_opening(c.value) && !text::is_white_space(c.value)) {
            return false;
        }
        i += c.length;
    }
    return false;
}

std::size_t footnote_label_length(std::string_view content) {
    constexpr std::size_t k_most = 3;
    const std::size_t end = content.find(' ');
    if (end == std::string_view::npos || end == 0 || end > k_most) {
        return 0;
    }
    const std::string_view label = content.substr(0, end);
    const bool digits = label.find_first_not_of("0123456789") == std::string_view::npos;
    const bool stars = label.find_first_not_of('*') == std::string_view::npos;
    return digits || stars ? end : 0;
}

bool is_address(std::string_view content) {
    constexpr std::array<std::string_view, 3> k_schemes{"http://", "https://", "mailto:"};
    return std::any_of(k_schemes.begin(), k_schemes.end(),
                       [&](std::string_view scheme) { return content.starts_with(scheme); }) &&
           content.find_first_of(" \t") == std::string_view::npos;
}

SourceLines lines_of_blocks(const model::SourceText& source) {
    SourceLines result;
    for (const model::Block& block : source.blocks) {
        Line line;
        line.content = block.text;
        line.number = block.line;
        line.width = text::count_code_points(model::slice(source.text, block.text));
        line.blank_before = 1;
        if (!block.text.empty()) {
            result.lines.push_back(line);
        }
    }
    return result;
}

SourceLines read_lines(std::string_view text, bool by_pages) {
    SourceLines result;
    result.lines = physical_lines(text, by_pages);
    result.layout = estimate_layout(text, result.lines);
    mark_rules(text, result.lines);
    if (result.layout.wrapped) {
        mark_links(text, result.lines, result.layout);
        mark_running_heads(text, result.lines);
        mark_page_breaks(result.lines, result.layout);
    }
    return result;
}

} // namespace diptych::segment
