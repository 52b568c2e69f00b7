#include "layout/kinds/blocks.hpp"

#include "layout/label.hpp"
#include "layout/line_ends.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace diptych::layout {

namespace {

using model::UnitKind;

bool has_letter(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (text::is_letter(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

bool begins_upper_after(std::string_view text, std::size_t length) {
    for (std::size_t i = length; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (text::is_letter(c.value)) {
            return text::is_upper(c.value);
        }
        i += c.length;
    }
    return false;
}

class Namer {
public:
    Namer(const std::vector<Line>& lines, const Measures& measures, std::vector<Paragraph> paragraphs)
        : m_lines{lines}, m_measures{measures}, m_paragraphs{std::move(paragraphs)} {}

    std::vector<PageBlock> name() {
        m_headings.resize(m_paragraphs.size());
        for (std::size_t p = 0; p < m_paragraphs.size(); ++p) {
            m_headings[p] = is_heading(m_paragraphs[p]);
        }
        find_numbered_headings();
        std::vector<PageBlock> blocks;
        for (std::size_t p = 0; p < m_paragraphs.size(); ++p) {
            blocks.push_back(block_of(p));
        }
        name_numbered(blocks);
        name_titles(blocks);
        return blocks;
    }

private:
    const Line& first(const Paragraph& p) const { return m_lines[p.lines.front()]; }

    const Line& last(const Paragraph& p) const { return m_lines[p.lines.back()]; }

    bool reaches_edge(std::size_t line) const {
        return m_lines[line].right >= m_measures.margins[line].right - 0.5 * m_lines[line].size;
    }

    bool is_heading(const Paragraph& p) const {
        constexpr std::size_t k_most_lines = 5;
        constexpr std::size_t k_longest = 240;       // code points
        constexpr std::size_t k_longest_plain = 100; // of what only its place or numbering tells
        constexpr double k_larger = 1.07;
        constexpr double k_set_off = 1.45; // of the size, from line to line
        if (p.table_row || p.contents || p.lines.size() > k_most_lines || !has_letter(first(p).text)) {
            return false;
        }
        std::size_t length = 0;
        bool bold = true;
        bool italic = true;
        bool capitals = true;
        double size = m_lines[p.lines.front()].size;
        for (const std::size_t i : p.lines) {
            length += text::count_code_points(m_lines[i].text);
            bold = bold && m_lines[i].bold > 0.9;
            italic = italic && m_lines[i].italic > 0.9;
            capitals = capitals && is_in_capitals(m_lines[i].text);
            size = std::min(size, m_lines[i].size);
        }
        const std::string& end = last(p).text;
        if (p.in_margin) {
            return length <= k_longest_plain && !ends_with_stop(end);
        }
        const auto label = label_at(first(p).text);
        const bool bullet = label && label->readings.front().style == LabelStyle::bullet;
        const char32_t last_sign = text::code_point_before(end, end.size()).value;
        if (length > k_longest || bullet || last_sign == U',' || last_sign == U';' || last_sign == U':' ||
            last_sign == U'，' || last_sign == U'、' || last_sign == U'：' || last_sign == U'；' ||
            last_sign == U'،' || begins_lower(first(p).text)) {
            return false;
        }
        const bool stop = ends_with_stop(end);
        const bool short_line = p.lines.size() > 1 || !reaches_edge(p.lines.front());
        if (size >= k_larger * m_measures.body_size) {
            return !stop || bold || length <= k_longest_plain;
        }
        if (size < 0.85 * m_measures.body_size) {
            return false; // captions, labels of axes, small print
        }
        if (bold && !m_measures.body_is_bold) {
            return !stop || length <= k_longest_plain;
        }
        if (stop || length > k_longest_plain) {
            return false;
        }
        const bool apart = p.room_above == 0 || p.room_above >= k_set_off || p.room_below >= k_set_off;
        const bool numbered = label && is_heading_style(label->readings.back().style) && short_line && apart;
        return (capitals && short_line) || (italic && short_line && p.lines.size() <= 2) || numbered;
    }

    /// "Article 9", "Article 10": short lines of the same words with growing numbers, whatever their type.
    void find_numbered_headings() {
        constexpr std::size_t k_longest = 32; // code points
        std::map<std::string, std::vector<std::size_t>> by_words;
        std::map<std::string, std::set<std::string>> by_number;
        for (std::size_t p = 0; p < m_paragraphs.size(); ++p) {
            const Paragraph& paragraph = m_paragraphs[p];
            const std::string& text = first(paragraph).text;
            if (paragraph.lines.size() != 1 || paragraph.table_row || paragraph.contents ||
                text::count_code_points(text) > k_longest || reaches_edge(paragraph.lines.front())) {
                continue;
            }
            std::string words;
            std::string digits;
            bool numbers = false;
            for (std::size_t i = 0; i < text.size();) {
                const text::CodePoint c = text::code_point_at(text, i);
                const bool number =
                    text::digit_value(c.value) >= 0 ||
                    std::u32string_view{U"一二三四五六七八九十百"}.find(c.value) != std::u32string_view::npos;
                numbers = numbers || number;
                if (number) {
                    digits += text.substr(i, c.length);
                } else {
                    words += text.substr(i, c.length);
                }
                i += c.length;
            }
            const auto spaces = std::count(words.begin(), words.end(), ' ');
            if (numbers && has_letter(words) && spaces <= 2 && !label_at(text)) {
                by_words[words].push_back(p);
                by_number[words].insert(digits);
            }
        }
        for (const auto& [words, paragraphs] : by_words) {
            for (const std::size_t p : paragraphs) {
                m_headings[p] = m_headings[p] || by_number[words].size() >= 3; // not the same again and again
            }
        }
    }

    PageBlock block_of(std::size_t p) {
        const Paragraph& paragraph = m_paragraphs[p];
        PageBlock block;
        block.lines = paragraph.lines;
        block.kind = m_headings[p] ? UnitKind::heading : UnitKind::paragraph;
        if (paragraph.table_row || paragraph.contents) {
            block.kind = paragraph.contents ? UnitKind::contents : UnitKind::paragraph;
            return block;
        }
        const std::string& text = first(paragraph).text;
        const auto label = label_at(text);
        if (!label) {
            return block;
        }
        LabelSequences::Context context;
        const std::size_t line = paragraph.lines.front();
        const double indent = m_lines[line].left - m_measures.margins[line].left;
        context.indent = static_cast<std::size_t>(std::max(0.0, std::round(indent / m_measures.body_size)));
        context.may_begin = true;
        context.heading_like = m_headings[p];
        context.upper_after = begins_upper_after(text, label->length);
        context.may_skip = false;
        auto accepted = m_sequences.accept(*label, context);
        if (!accepted) {
            context.may_skip = true; // an extract, or one that was not seen
            accepted = m_sequences.accept(*label, context);
        }
        if (!accepted) {
            return block;
        }
        block.label_length = label->length;
        if (m_headings[p] || accepted->heading) {
            block.kind = UnitKind::heading;
        } else if (accepted->depth > 0 || accepted->reading.style != LabelStyle::arabic_stop) {
            block.kind = UnitKind::item;
        } else {
            m_numbered.push_back({p, accepted->reading.value});
        }
        return block;
    }

    /// "1.", "2." under heading after heading are lists; "1." to "41." are the paragraphs of a report.
    void name_numbered(std::vector<PageBlock>& blocks) const {
        constexpr std::size_t k_long = 6; // a run of paragraph numbers
        std::size_t runs = 0;
        for (const auto& [p, value] : m_numbered) {
            runs += value == 1 ? 1U : 0U;
        }
        // A list's numbers are few among the paragraphs; a report numbers most of them.
        const auto paragraphs = static_cast<std::size_t>(std::count_if(
            blocks.begin(), blocks.end(), [](const PageBlock& b) { return b.kind == UnitKind::paragraph; }));
        const bool few = 3 * m_numbered.size() < paragraphs;
        if (few || (runs >= 2 && m_numbered.size() <= k_long * runs)) {
            for (const auto& [p, value] : m_numbered) {
                blocks[p].kind = UnitKind::item;
            }
        }
    }

    /// The headings in the largest type at the beginning.
    void name_titles(std::vector<PageBlock>& blocks) const {
        double largest = 0;
        for (std::size_t p = 0; p < blocks.size(); ++p) {
            if (blocks[p].kind == UnitKind::heading) {
                largest = std::max(largest, first(m_paragraphs[p]).size);
            }
        }
        for (std::size_t p = 0; p < blocks.size(); ++p) {
            const bool title = blocks[p].kind == UnitKind::heading && !m_paragraphs[p].in_margin &&
                               first(m_paragraphs[p]).size >= 0.97 * largest;
            if (!title && p > 0 && blocks[p - 1].kind == UnitKind::title) {
                break;
            }
            if (title) {
                blocks[p].kind = UnitKind::title;
            } else if (blocks[p].kind == UnitKind::heading) {
                break;
            }
        }
    }

    const std::vector<Line>& m_lines;
    const Measures& m_measures;
    std::vector<Paragraph> m_paragraphs;
    std::vector<bool> m_headings;
    std::vector<std::pair<std::size_t, std::size_t>> m_numbered; ///< paragraphs with "12.", and their values
    LabelSequences m_sequences;
};

} // namespace

std::vector<PageBlock> name_blocks(const std::vector<Line>& lines, const Measures& measures,
                                   std::vector<Paragraph> paragraphs, const Notes& notes) {
    std::vector<PageBlock> blocks = Namer{lines, measures, std::move(paragraphs)}.name();
    for (const Note& note : notes.notes) {
        blocks.push_back({UnitKind::footnote, note.lines, note.mark_length});
    }
    return blocks;
}

} // namespace diptych::layout
