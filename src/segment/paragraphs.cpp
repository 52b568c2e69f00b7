#include "segment/paragraphs.hpp"

#include "base/string.hpp"
#include "language/roman.hpp"
#include "layout/label.hpp"
#include "layout/line_ends.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <optional>

namespace diptych::segment {

namespace {

using layout::begins_lower;
using layout::ends_with_stop;
using layout::label_at;
using layout::LabelSequences;
using layout::LabelStyle;
using model::UnitKind;

constexpr std::size_t k_longest_heading = 160; ///< code points, where lines are whole paragraphs

bool begins_upper_after(std::string_view content, std::size_t label_length) {
    for (std::size_t i = label_length; i < content.size();) {
        const text::CodePoint c = text::code_point_at(content, i);
        if (text::is_letter(c.value)) {
            return text::is_upper(c.value);
        }
        i += c.length;
    }
    return false;
}

class Grouper {
public:
    Grouper(std::string_view text, const SourceLines& source) : m_text{text}, m_source{source} {}

    std::vector<UnitLines> group() {
        for (std::size_t i = 0; i < m_source.lines.size(); ++i) {
            const Line& line = m_source.lines[i];
            if (line.role == Line::Role::rule) {
                m_in_footnotes = true;
                m_after_rule = true;
            } else if (line.role == Line::Role::text) {
                m_in_footnotes = m_in_footnotes && is_footnote_line(i);
                m_in_footnotes ? take_footnote_line(i) : take_line(i);
                m_after_rule = false;
            }
        }
        name_unlabelled();
        return std::move(m_units);
    }

private:
    std::string_view content(std::size_t line) const {
        return model::slice(m_text, m_source.lines[line].content);
    }

    const Layout& layout() const { return m_source.layout; }

    void begin_unit(std::size_t line, UnitKind kind, std::size_t label_length) {
        m_units.push_back({kind, label_length, {line}});
    }

    void begin_current(std::size_t line, UnitKind kind, std::size_t label_length) {
        begin_unit(line, kind, label_length);
        m_current = m_units.size() - 1;
        m_widest = m_source.lines[line].width;
    }

    /// Under a rule: labelled, or the next line of one that is. A rule can be an ornament, too.
    bool is_footnote_line(std::size_t i) const {
        const bool labelled = footnote_label_length(content(i)) != 0;
        const bool may_go_on = layout().wrapped && !m_after_rule;
        return !m_source.lines[i].after_page_break && (labelled || may_go_on);
    }

    void take_footnote_line(std::size_t i) {
        const std::size_t label = footnote_label_length(content(i));
        if (label != 0) {
            begin_unit(i, UnitKind::footnote, label);
        } else {
            m_units.back().lines.push_back(i);
        }
    }

    void take_line(std::size_t i) {
        const Line& line = m_source.lines[i];
        LabelSequences::Context context;
        const bool first = !m_current;
        const bool extra_space = !line.after_page_break && line.blank_before > layout().line_gap;
        const bool above_ended = first || above_is_heading() || ends_with_stop(above());
        context.indent = line.indent;
        context.may_begin = !layout().wrapped || above_ended || extra_space || above().ends_with(',');
        context.may_skip = first || !layout().wrapped || extra_space;
        context.heading_like = is_heading_like(line);
        // A heading at the top of a page may follow a paragraph whose stop was forgotten.
        context.may_begin = context.may_begin || (line.after_page_break && context.heading_like);
        const auto label = label_at(content(i));
        if (is_contents(i) && (label || begins_unit(line, i, extra_space))) {
            begin_current(i, UnitKind::contents, label ? label->length : 0);
            return;
        }
        if (label) {
            context.may_begin = context.may_begin || begins_by_room(i, *label);
            context.upper_after = begins_upper_after(content(i), label->length);
            if (const auto accepted = m_sequences.accept(*label, context)) {
                begin_current(i, kind_of(*accepted), label->length);
                return;
            }
        }
        if (begins_unit(line, i, extra_space)) {
            begin_current(i, UnitKind::paragraph, 0);
        } else {
            m_units[*m_current].lines.push_back(i);
            m_widest = std::max(m_widest, line.width);
            m_units[*m_current].kind = is_contents(i) ? UnitKind::contents : m_units[*m_current].kind;
        }
    }

    /// Whether a line without a label begins a unit.
    bool begins_unit(const Line& line, std::size_t i, bool extra_space) const {
        return !m_current || m_units[*m_current].kind == UnitKind::contents ||
               (layout().wrapped ? extra_space || ends_unit_above(line, i) : !goes_on_unwrapped(line, i));
    }

    /// "Introduction ......... 3"
    bool is_contents(std::size_t i) const {
        const std::string_view line = content(i);
        const layout::ContentsEnd end = layout::contents_end_of(line);
        const std::string_view page = line.substr(end.page_begin);
        return end.text_end != 0 && !page.empty() &&
               (base::is_ascii_digit(page.back()) || language::has_roman_small(page) ||
                language::has_roman_capitals(page));
    }

    /// In a wrapped text, with nothing at the end of the line above that lets a numbering begin: who wraps a text puts
    /// as much on a line as there is room for, so a label that would have had room above stands where it is on
    /// purpose. Widths of letters differ, so that by itself must be clear; in a sequence less will do, or none where it
    /// cannot refer to what is numbered so already.
    bool begins_by_room(std::size_t i, const layout::LabelCandidate& label) const {
        constexpr std::size_t k_clear = 75; // hundredths of the measure
        constexpr std::size_t k_little = 90;
        if (!m_current || !layout().wrapped || m_source.lines[i].after_page_break) {
            return false;
        }
        const std::size_t above = m_units[*m_current].lines.back();
        const bool is_dash = label.readings.front().style == LabelStyle::bullet; // of which prose is full
        const bool is_new = !is_dash && !m_sequences.has_open(label);
        return has_room(above, i, k_clear) ||
               ((is_new || has_room(above, i, k_little)) && stands_in_sequence(i, label));
    }

    /// Whether the first word of line `i` would have had room at the end of line `above` if lines had only so many
    /// hundredths of the measure.
    bool has_room(std::size_t above, std::size_t i, std::size_t hundredths) const {
        const Line& line = m_source.lines[above];
        return 100 * (line.indent + line.width + 1 + first_word_width(content(i))) < hundredths * layout().measure;
    }

    /// Whether a label that may be the first of a numbering has a second at the beginning of a line near below, one
    /// that certainly begins there.
    bool stands_in_sequence(std::size_t i, const layout::LabelCandidate& label) const {
        constexpr std::size_t k_farthest = 30; // lines: points are a few lines long
        constexpr std::size_t k_little = 90;
        const auto& readings = label.readings;
        if (std::none_of(readings.begin(), readings.end(), [](const auto& r) { return r.value <= 1; })) {
            return m_sequences.has_open(label); // a further one is taken only where it goes on with those above
        }
        for (std::size_t j = i + 1; j < m_source.lines.size() && j <= i + k_farthest; ++j) {
            const auto below = label_at(content(j));
            const auto follows = [&](const layout::LabelReading& reading) {
                return std::any_of(readings.begin(), readings.end(), [&](const layout::LabelReading& first) {
                    return reading.style == first.style &&
                           (first.value == 0 || reading.value == first.value + 1);
                });
            };
            if (below && std::any_of(below->readings.begin(), below->readings.end(), follows)) {
                const std::string_view above = content(j - 1);
                return ends_with_stop(above) || above.ends_with(',') || has_room(j - 1, j, k_little);
            }
        }
        return false;
    }

    static UnitKind kind_of(const LabelSequences::Accepted& accepted) {
        if (accepted.heading) {
            return UnitKind::heading;
        }
        const bool paragraph = accepted.depth == 0 && accepted.reading.style == LabelStyle::arabic_stop;
        return paragraph ? UnitKind::paragraph : UnitKind::item;
    }

    std::string_view above() const { return content(m_units[*m_current].lines.back()); }

    bool above_is_heading() const { return m_units[*m_current].kind == UnitKind::heading; }

    bool is_heading_like(const Line& line) const {
        const std::size_t longest = layout().wrapped ? layout().measure : k_longest_heading;
        return line.width <= longest && !ends_with_stop(model::slice(m_text, line.content));
    }

    /// In a text that is not wrapped: a line that was cut by hand, with its space left at the end.
    bool goes_on_unwrapped(const Line& line, std::size_t i) const {
        const Line& last = m_source.lines[m_units[*m_current].lines.back()];
        const bool carries_on = begins_lower(content(i)) || content(i).starts_with('(');
        const bool lone_stop = content(i) == "." || content(i).starts_with(". ");
        // One paragraph among many short lines can be wrapped alone: its first line is the widest of all.
        constexpr std::size_t k_narrowest = 40;
        constexpr std::size_t k_widest = 160;
        const bool filled = last.width >= k_narrowest && layout().widest <= k_widest &&
                            begins_lower(content(i)) &&
                            last.width + 1 + first_word_width(content(i)) > layout().widest;
        return line.blank_before == 0 && !ends_with_stop(above()) &&
               ((last.space_at_end && carries_on) || lone_stop || filled);
    }

    /// Without extra space or a label: has the unit above ended with its last line?
    bool ends_unit_above(const Line& line, std::size_t i) const {
        if (is_indented_first_line(i)) {
            return true;
        }
        if (begins_lower(content(i))) {
            return false;
        }
        const UnitLines& unit = m_units[*m_current];
        const Line& last = m_source.lines[unit.lines.back()];
        // A list is narrower than the page.
        const std::size_t full = unit.lines.size() > 1 ? m_widest : layout().measure;
        // The first word of the line would have had room above, generously: letters differ in width.
        const bool unfilled = 4 * (last.width + 1 + first_word_width(content(i))) < 3 * full;
        if (unit.kind == UnitKind::heading) {
            return unfilled || line.after_page_break;
        }
        return unfilled && ends_with_stop(above());
    }

    /// In a text that indents first lines: further in than the line above, or than the one below.
    bool is_indented_first_line(std::size_t i) const {
        const std::size_t first = layout().first_indent;
        if (first == 0 || m_source.lines[i].indent != first) {
            return false;
        }
        const bool above_at_margin =
            m_source.lines[m_units[*m_current].lines.back()].indent == layout().indent;
        const bool below_at_margin =
            i + 1 < m_source.lines.size() && m_source.lines[i + 1].indent == layout().indent;
        return above_at_margin || below_at_margin || ends_with_stop(above());
    }

    /// Titles and headings without a label: short, no stop at the end, a line or two.
    void name_unlabelled() {
        bool at_top = true;
        for (UnitLines& unit : m_units) {
            const bool plain = unit.kind == UnitKind::paragraph && unit.label_length == 0;
            const Line& last = m_source.lines[unit.lines.back()];
            constexpr std::size_t k_most_lines = 3;
            std::size_t width = 0;
            for (const std::size_t l : unit.lines) {
                width += m_source.lines[l].width;
            }
            const bool heading = plain && unit.lines.size() <= k_most_lines && width <= k_longest_heading &&
                                 is_heading_like(last) && !begins_lower(content(unit.lines.front())) &&
                                 !content(unit.lines.back()).ends_with(',');
            if (heading) {
                unit.kind = at_top ? UnitKind::title : UnitKind::heading;
            }
            at_top = at_top && heading;
        }
    }

    std::string_view m_text;
    const SourceLines& m_source;
    std::vector<UnitLines> m_units;
    std::optional<std::size_t> m_current; ///< the unit of running text, whatever footnotes came after it
    std::size_t m_widest = 0;             ///< width of its widest line
    LabelSequences m_sequences;
    bool m_in_footnotes = false;
    bool m_after_rule = false; ///< the line above is a footnote rule
};

} // namespace

std::vector<UnitLines> group_lines(std::string_view text, const SourceLines& source) {
    return Grouper{text, source}.group();
}

} // namespace diptych::segment
