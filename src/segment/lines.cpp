#include "segment/lines.hpp"

#include "base/string.hpp"
#include "layout/label.hpp"
#include "layout/line_ends.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

namespace diptych::segment {

using layout::begins_lower;
using layout::ends_with_stop;

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

/// Where the line behind a line end begins: `end` itself at the end of the text.
std::size_t behind_line_end(std::string_view text, std::size_t end) {
    const bool is_pair = end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n';
    return std::min(text.size(), end + (is_pair ? 2U : 1U));
}

/// Code points, those of full width twice: what editors and mail programs count when they wrap.
std::size_t columns_of(std::string_view content) {
    constexpr unsigned char k_first_wide = 0xE1; // of U+1100; nothing before it is
    std::size_t columns = text::count_code_points(content);
    bool any_wide = false;
    for (const char byte : content) { // without a way out, so that compilers make it quick
        any_wide |= static_cast<unsigned char>(byte) >= k_first_wide;
    }
    for (std::size_t i = 0; any_wide && i < content.size(); ++i) {
        const bool may_be_wide = static_cast<unsigned char>(content[i]) >= k_first_wide;
        columns += may_be_wide && text::is_full_width(text::code_point_at(content, i).value) ? 1U : 0U;
    }
    return columns;
}

std::vector<Line> physical_lines(std::string_view text, bool by_pages) {
    std::vector<Line> lines;
    std::size_t page = 1;
    std::size_t page_begins_after = 0; // lines
    std::size_t blank = 0;
    bool form_feed = false;
    std::size_t total = 0;
    const bool has_returns = text.find('\r') != std::string_view::npos;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end =
            has_returns ? find_line_end(text, begin) : std::min(text.find('\n', begin), text.size());
        ++total;
        const Trimmed trimmed = trim_line(text, {begin, end});
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
            line.width = columns_of(model::slice(text, trimmed.content));
            line.blank_before = blank;
            line.form_feed_before = form_feed;
            line.space_at_end = trimmed.content.end < end;
            lines.push_back(line);
            blank = 0;
            form_feed = false;
        }
        begin = behind_line_end(text, end);
    }
    return lines;
}

/// What pairs of lines say about how a text was wrapped.
struct Pairs {
    std::size_t all = 0;
    std::size_t continuations = 0;           ///< no stop, and a small letter below
    std::map<std::size_t, std::size_t> gaps; ///< blank lines inside these
    std::size_t stops = 0;                   ///< of the close ones: a stop above
    std::size_t close = 0;                   ///< without a blank line between them
    std::size_t filled = 0;                  ///< of those: the first word below would not have fitted above
    std::size_t filled_open = 0;             ///< of those: no stop above
    std::size_t short_open = 0;              ///< of the others: no stop above
};

Pairs look_at_pairs(std::string_view text, const std::vector<const Line*>& lines, std::size_t measure) {
    Pairs pairs;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string_view above = model::slice(text, lines[i]->content);
        const std::string_view below = model::slice(text, lines[i + 1]->content);
        const std::size_t gap = lines[i + 1]->blank_before;
        const bool stop = ends_with_stop(above);
        ++pairs.all;
        if (!stop && begins_lower(below) && !layout::label_at(below)) { // "(a) ships;" begins something
            ++pairs.continuations;
            ++pairs.gaps[gap];
        }
        if (gap == 0) {
            // Letters of full width are not set apart, but stops may not begin a line, and Latin is not
            // broken.
            constexpr std::size_t k_play = 6; // columns
            const std::size_t play = text::is_full_width(text::code_point_at(below, 0).value) ? k_play : 1;
            const bool filled = lines[i]->indent + lines[i]->width + play + first_word_width(below) > measure;
            pairs.stops += stop ? 1U : 0U;
            ++pairs.close;
            pairs.filled += filled ? 1U : 0U;
            pairs.filled_open += filled && !stop ? 1U : 0U;
            pairs.short_open += !filled && !stop ? 1U : 0U;
        }
    }
    return pairs;
}

/// The indent of first lines where they alone have one: what stands further in than most lines, between such.
std::size_t find_first_indent(const std::vector<const Line*>& lines, std::size_t body) {
    constexpr std::size_t k_widest = 12;
    std::map<std::size_t, std::size_t> first;
    std::size_t indented = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t indent = lines[i]->indent;
        if (indent <= body || indent > body + k_widest) {
            continue;
        }
        ++indented;
        const bool alone = i + 1 < lines.size() && lines[i + 1]->indent == body &&
                           (i == 0 || lines[i - 1]->indent == body || lines[i]->blank_before != 0);
        first[indent] += alone ? 1U : 0U;
    }
    const auto most = std::max_element(first.begin(), first.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most != first.end() && most->second >= 2 && 2 * most->second > indented ? most->first : 0;
}

/// IDEA  A line that ends without a stop and is followed by one that begins with a small letter is the same
///       sentence: such pairs show whether the text is wrapped, and how far apart lines of a paragraph are.
///       Scripts without small letters show it by lines that are filled and end in the middle of a sentence.
Layout estimate_layout(std::string_view text, const std::vector<Line>& all) {
    constexpr std::size_t k_widest_measure = 160; // no page holds more; longer lines are whole paragraphs
    constexpr std::size_t k_narrowest_measure = 25;
    Layout layout;
    std::vector<const Line*> lines;
    std::vector<std::size_t> widths;
    std::map<std::size_t, std::size_t> indents;
    for (const Line& line : all) {
        if (!is_address(model::slice(text, line.content))) {
            lines.push_back(&line);
            widths.push_back(line.width);
            ++indents[line.indent];
            layout.widest = std::max(layout.widest, line.width);
        }
    }
    if (widths.empty()) {
        return layout;
    }
    const auto full = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 9 / 10);
    std::nth_element(widths.begin(), full, widths.end());
    layout.measure = *full;
    if (layout.measure > k_widest_measure || layout.measure < k_narrowest_measure) {
        return layout;
    }
    const Pairs pairs = look_at_pairs(text, lines, layout.measure);
    // Three in twenty: a text of short paragraphs has few such pairs, and clean lists of items have some.
    const bool by_letters = pairs.continuations > 0 && 20 * pairs.continuations >= pairs.all * 3;
    const bool by_filling = 2 * pairs.filled >= pairs.close && pairs.filled_open >= 2 &&
                            2 * pairs.filled_open >= pairs.filled &&
                            (6 * pairs.short_open <= pairs.close + 5 || 20 * pairs.stops <= pairs.close);
    layout.wrapped = by_letters || by_filling;
    if (layout.wrapped) {
        if (by_letters) {
            layout.line_gap =
                std::max_element(pairs.gaps.begin(), pairs.gaps.end(), [](const auto& a, const auto& b) {
                    return a.second < b.second;
                })->first;
        }
        layout.indent = std::max_element(indents.begin(), indents.end(), [](const auto& a, const auto& b) {
                            return a.second < b.second;
                        })->first;
        layout.first_indent = find_first_indent(lines, layout.indent);
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
        if (layout::is_dash_rule(model::slice(text, lines[i].content)) &&
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

std::size_t find_line_end(std::string_view text, std::size_t begin) {
    // In blocks: a file with one kind of line ends is not searched to its end for the other.
    constexpr std::size_t k_block = 1024;
    for (std::size_t i = begin; i < text.size(); i += k_block) {
        std::string_view block = text.substr(i, k_block);
        block = block.substr(0, block.find('\n'));
        const std::size_t end = std::min(block.find('\r'), block.size());
        if (end < std::min(k_block, text.size() - i)) {
            return i + end;
        }
    }
    return text.size();
}

std::size_t first_word_width(std::string_view content) {
    constexpr std::size_t k_syllables = 8; // columns; where words are not set apart, lines break between any
    if (content.empty()) {
        return 0;
    }
    const char32_t first = text::code_point_at(content, 0).value;
    const std::size_t word = columns_of(content.substr(0, content.find(' ')));
    if (!text::is_unspaced(first)) {
        return word;
    }
    return text::is_full_width(first) ? 2 : std::min(word, k_syllables);
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
    const auto add = [&](model::Range content, std::size_t number, std::size_t page) {
        if (content.empty()) {
            return;
        }
        Line line;
        line.content = content;
        line.number = number;
        line.page = page;
        line.width = text::count_code_points(model::slice(source.text, content));
        line.blank_before = 1;
        result.lines.push_back(line);
    };
    for (const model::Block& block : source.blocks) {
        if (block.lines.empty()) {
            add(block.text, block.line, 0);
        }
        for (const model::PrintedLine& line : block.lines) {
            add(line.text, line.line, line.page);
        }
        result.layout.wrapped = result.layout.wrapped || block.lines.size() > 1;
        result.layout.printed = result.layout.wrapped;
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
