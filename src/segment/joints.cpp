#include "segment/joints.hpp"

#include "layout/line_ends.hpp"
#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::segment {

namespace {

using model::Range;

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010';
}

bool is_word_part(char32_t c) {
    return text::is_letter(c) || text::is_mark(c) || is_hyphen(c) || c == U'\u2011';
}

bool is_inside_address(std::string_view above) {
    const std::size_t begin = above.rfind(' ');
    const std::string_view word = above.substr(begin == std::string_view::npos ? 0 : begin + 1);
    return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
}

/// The word without the hyphens at its end.
std::string_view without_hyphen(std::string_view word) {
    while (!word.empty()) {
        const text::CodePoint last = text::code_point_before(word, word.size());
        if (!is_hyphen(last.value)) {
            break;
        }
        word.remove_suffix(last.length);
    }
    return word;
}

bool has_inner_hyphen(std::string_view word) {
    return word.find('-') != std::string_view::npos || word.find("\u2010") != std::string_view::npos;
}

bool has_small_letter(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
        const text::CodePoint c = text::code_point_at(word, i);
        if (!text::is_upper(c.value) && text::is_letter(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

} // namespace

Range word_at(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size()) {
        const text::CodePoint c = text::code_point_at(text, end);
        if (!is_word_part(c.value)) {
            break;
        }
        end += c.length;
    }
    return {begin, end};
}

Range word_before(std::string_view text, std::size_t end) {
    constexpr std::size_t k_longest = 256;
    std::size_t begin = end;
    while (begin > 0 && end - begin < k_longest) {
        const text::CodePoint c = text::code_point_before(text, begin);
        if (!is_word_part(c.value)) {
            break;
        }
        begin -= c.length;
    }
    return {begin, end};
}

Vocabulary::Vocabulary(std::string_view text, const SourceLines& source) {
    if (!source.layout.wrapped) {
        return; // nothing is joined or mended
    }
    m_printed = source.layout.printed;
    bool divided = false; // the line above ends with a hyphen
    for (const Line& line : source.lines) {
        if (line.role != Line::Role::text) {
            continue;
        }
        const std::string_view content = model::slice(text, line.content);
        const bool ends_divided =
            content.ends_with('-') || content.ends_with("\u2010") || content.ends_with("\u00AD");
        for (std::size_t i = 0; i < content.size();) {
            const Range word = word_at(content, i);
            if (word.empty()) {
                i += text::code_point_at(content, i).length;
                continue;
            }
            const bool whole = (word.end < content.size() || !ends_divided) && (word.begin > 0 || !divided);
            if (whole) {
                ++m_words[text::fold_case(model::slice(content, word))];
            }
            i = word.end;
        }
        const std::string_view inside = content.substr(0, content.size() - (ends_divided ? 1 : 0));
        m_inner_u2010 = m_inner_u2010 || without_hyphen(inside).find("\u2010") != std::string_view::npos;
        divided = ends_divided;
    }
    learn_habit(text, source);
}

void Vocabulary::learn_habit(std::string_view text, const SourceLines& source) {
    constexpr std::size_t k_enough = 4;  // hyphens
    constexpr std::size_t k_one_in = 33; // lines: authors' own hyphens come to the end of fewer
    std::size_t lines = 0;
    std::size_t hyphens = 0;
    std::size_t closed = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < source.lines.size(); ++i) {
        const std::string_view above = model::slice(text, source.lines[i].content);
        const std::string_view below = model::slice(text, source.lines[i + 1].content);
        ++lines;
        const Range head = word_before(above, above.size());
        if (head.size() < 3 || !is_hyphen(text::code_point_before(above, above.size()).value) ||
            !text::is_lower(text::code_point_at(below, 0).value)) {
            continue;
        }
        ++hyphens;
        const std::string_view tail = model::slice(below, word_at(below, 0));
        const std::string left{model::slice(above, head)};
        closed += contains(std::string{without_hyphen(left)} + std::string{tail}) ? 1U : 0U;
        kept += contains(left + std::string{tail}) ? 1U : 0U;
    }
    m_divides_words =
        closed >= kept + 2 || (closed >= kept && hyphens >= k_enough && hyphens * k_one_in >= lines);
}

bool Vocabulary::contains(std::string_view word) const {
    return count(word) != 0;
}

std::size_t Vocabulary::count(std::string_view word) const {
    const auto found = m_words.find(text::fold_case(word));
    return found == m_words.end() ? 0 : found->second;
}

bool Joints::is_known(std::string_view word) const {
    return m_vocabulary.contains(word) || (m_known != nullptr && (*m_known)(word));
}

Joint Joints::between(std::string_view above, std::string_view below) const {
    if (below == "." || below.starts_with(". ")) {
        return Joint::none; // the stop that fell off its line
    }
    if (above.ends_with("\u00AD")) {
        return Joint::drop_hyphen;
    }
    const text::CodePoint last = text::code_point_before(above, above.size());
    const text::CodePoint first = text::code_point_at(below, 0);
    const bool word_follows = text::is_letter(first.value) || text::is_digit(first.value);
    if (is_inside_address(above) && (is_hyphen(last.value) || last.value == U'/') && word_follows) {
        return Joint::none;
    }
    if (text::is_unspaced(last.value) || text::is_unspaced(first.value)) {
        const bool both = text::is_unspaced(last.value) && text::is_unspaced(first.value);
        const bool full_width = last.value >= 0x2E80 || first.value >= 0x2E80;
        return both || full_width ? Joint::none : Joint::space;
    }
    if (!is_hyphen(last.value) && layout::ends_with_glued_dash(above) && word_follows) {
        return Joint::none;
    }
    if (!is_hyphen(last.value) || !word_follows) {
        return Joint::space;
    }
    return at_hyphen(above, below);
}

Joint Joints::at_hyphen(std::string_view above, std::string_view below) const {
    constexpr std::size_t k_longest_conjunction = 12; // bytes
    const std::string_view head = model::slice(above, word_before(above, above.size()));
    const std::string_view stem = without_hyphen(head);
    if (stem.empty()) {
        // Behind a digit or a stop it is glued ("2018-|19", "Dipl.-|Ing."); behind a space it is a dash.
        return above.size() > head.size() && above[above.size() - head.size() - 1] != ' ' ? Joint::none
                                                                                          : Joint::space;
    }
    const char32_t first = text::code_point_at(below, 0).value;
    if (!text::is_lower(first) && (text::is_upper(first) || text::is_digit(first))) {
        return Joint::none;
    }
    const std::string_view tail = model::slice(below, word_at(below, 0));
    const std::string hyphened = std::string{head} + std::string{tail};
    const std::string closed = std::string{stem} + std::string{tail};
    const std::size_t times_closed = m_vocabulary.count(closed);
    const std::size_t times_hyphened = m_vocabulary.count(hyphened);
    if (times_closed != times_hyphened) {
        return times_closed > times_hyphened ? Joint::drop_hyphen : Joint::none;
    }
    const bool closed_is_known = m_known != nullptr && (*m_known)(closed);
    if (!closed_is_known && m_language != nullptr && tail.size() <= k_longest_conjunction &&
        m_language->frequent_words.contains(std::string{tail})) {
        return Joint::space;
    }
    if (text::code_point_before(above, above.size()).value == U'\u2010' && !m_vocabulary.has_inner_u2010()) {
        return Joint::drop_hyphen; // what browsers put where they divide a word
    }
    if (has_inner_hyphen(stem) || has_inner_hyphen(tail) || !has_small_letter(stem)) {
        return Joint::none;
    }
    if (closed_is_known) {
        return Joint::drop_hyphen;
    }
    const bool stem_is_known = text::count_code_points(stem) >= 3 && is_known(stem);
    const bool tail_is_known = text::count_code_points(tail) >= 3 && is_known(tail);
    if (stem_is_known && tail_is_known) {
        return Joint::none;
    }
    // On a page, two parts of which neither is a word are one that was divided.
    const bool divided = m_vocabulary.is_printed() && !stem_is_known && !tail_is_known;
    return divided || m_vocabulary.divides_words() ? Joint::drop_hyphen : Joint::none;
}

} // namespace diptych::segment
