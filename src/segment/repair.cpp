#include "segment/repair.hpp"

#include "text/character.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <vector>

namespace diptych::segment {

namespace {

using model::Piece;
using model::Range;
using model::Unit;

bool is_word_part(char32_t c) {
    return text::is_letter(c) || text::is_mark(c) || c == U'-' || c == U'\u2010' || c == U'\u2011';
}

/// Letters and hyphens that begin at `begin`.
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

/// Letters and hyphens that end at `end`; of what no word is, the last 256 bytes.
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

void append(Unit& unit, std::string_view text, Range source) {
    if (source.empty()) {
        return;
    }
    if (!unit.pieces.empty()) {
        Piece& last = unit.pieces.back();
        if (last.text_begin + last.length == unit.text.size() &&
            last.source_begin + last.length == source.begin) {
            last.length += source.size();
            unit.text += model::slice(text, source);
            return;
        }
    }
    unit.pieces.push_back({unit.text.size(), source.begin, source.size()});
    unit.text += model::slice(text, source);
}

/// Takes back what was appended last. \pre not empty
void drop_last_character(Unit& unit) {
    const std::size_t length = text::code_point_before(unit.text, unit.text.size()).length;
    unit.text.resize(unit.text.size() - length);
    unit.pieces.back().length -= length;
    if (unit.pieces.back().length == 0) {
        unit.pieces.pop_back();
    }
}

/// A line's content with runs of breaking spaces as one; a no-break space in a run is the one that stays.
void append_collapsed(Unit& unit, std::string_view text, Range source) {
    std::size_t from = source.begin;
    std::size_t i = source.begin;
    while (i < source.end) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (!text::is_white_space(c.value)) {
            i += c.length;
            continue;
        }
        Range keep{i, i + c.length};
        std::size_t end = i;
        while (end < source.end) {
            const text::CodePoint space = text::code_point_at(text, end);
            if (!text::is_white_space(space.value)) {
                break;
            }
            if (space.value == U'\u00A0' || space.value == U'\u202F') {
                keep = {end, end + space.length};
            }
            end += space.length;
        }
        append(unit, text, {from, i});
        append(unit, text, keep);
        from = end;
        i = end;
    }
    append(unit, text, {from, source.end});
}

bool is_inside_address(std::string_view above) {
    const std::size_t begin = above.rfind(' ');
    const std::string_view word = above.substr(begin == std::string_view::npos ? 0 : begin + 1);
    return word.find("://") != std::string_view::npos || word.find("www.") != std::string_view::npos;
}

enum class Joint { space, none, drop_hyphen };

Joint joint_between(std::string_view above, std::string_view below, const Vocabulary& vocabulary) {
    if (below == "." || below.starts_with(". ")) {
        return Joint::none; // the stop that fell off its line
    }
    if (above.ends_with("\u00AD")) {
        return Joint::drop_hyphen;
    }
    const bool hyphen = above.ends_with('-') || above.ends_with("\u2010");
    const text::CodePoint first = text::code_point_at(below, 0);
    const bool word_follows = text::is_letter(first.value) || text::is_digit(first.value);
    if (is_inside_address(above) && (hyphen || above.ends_with('/')) && word_follows) {
        return Joint::none;
    }
    if (!hyphen || !text::is_letter(first.value)) {
        return Joint::space;
    }
    const Range left = word_before(above, above.size());
    if (left.size() < 2) {
        return Joint::space; // a dash, not a hyphen
    }
    const std::string_view head = model::slice(above, left);
    const std::string_view tail = model::slice(below, word_at(below, 0));
    const std::string hyphened = std::string{head} + std::string{tail};
    const std::string closed =
        std::string{head.substr(0, head.find_last_not_of("-\u2010") + 1)} + std::string{tail};
    const bool is_closed_word = vocabulary.contains(closed) && !vocabulary.contains(hyphened);
    return is_closed_word && text::is_lower(first.value) ? Joint::drop_hyphen : Joint::none;
}

} // namespace

Vocabulary::Vocabulary(std::string_view text, const SourceLines& source) {
    if (!source.layout.wrapped) {
        return; // nothing is joined or mended
    }
    for (const Line& line : source.lines) {
        if (line.role != Line::Role::text) {
            continue;
        }
        const std::string_view content = model::slice(text, line.content);
        for (std::size_t i = 0; i < content.size();) {
            const Range word = word_at(content, i);
            if (word.empty()) {
                i += text::code_point_at(content, i).length;
                continue;
            }
            const bool whole = word.end < content.size() || !content.ends_with('-');
            if (whole) {
                ++m_words[text::fold_case(model::slice(content, word))];
            }
            i = word.end;
        }
    }
}

bool Vocabulary::contains(std::string_view word) const {
    return count(word) != 0;
}

std::size_t Vocabulary::count(std::string_view word) const {
    const auto found = m_words.find(text::fold_case(word));
    return found == m_words.end() ? 0 : found->second;
}

model::Unit join_lines(std::string_view text, const SourceLines& source, const UnitLines& lines,
                       const Vocabulary& vocabulary) {
    Unit unit;
    unit.kind = lines.kind;
    std::string_view above;
    for (const std::size_t index : lines.lines) {
        const Range content = source.lines[index].content;
        const std::string_view below = model::slice(text, content);
        if (!above.empty()) {
            const Joint joint = joint_between(above, below, vocabulary);
            if (joint == Joint::space) {
                unit.text += ' ';
            } else if (joint == Joint::drop_hyphen) {
                drop_last_character(unit);
            }
        }
        if (source.layout.wrapped) {
            append_collapsed(unit, text, content);
        } else {
            append(unit, text, content);
        }
        above = below;
    }
    unit.label = unit.text.substr(0, lines.label_length);
    return unit;
}

void erase(model::Unit& unit, const std::vector<model::Range>& ranges) {
    std::vector<Piece> pieces;
    std::string kept;
    auto range = ranges.begin();
    std::size_t erased = 0; // bytes, of the ranges before `range`
    for (const Piece& piece : unit.pieces) {
        const std::size_t end = piece.text_begin + piece.length;
        for (std::size_t begin = piece.text_begin; begin < end;) {
            while (range != ranges.end() && range->end <= begin) {
                erased += range->size();
                ++range;
            }
            const std::size_t next = range == ranges.end() ? end : std::clamp(range->begin, begin, end);
            if (next > begin) {
                pieces.push_back(
                    {begin - erased, piece.source_begin + (begin - piece.text_begin), next - begin});
            }
            begin = range == ranges.end() ? end : std::max(next, std::min(range->end, end));
        }
    }
    std::size_t begin = 0;
    for (const Range& gap : ranges) {
        kept.append(unit.text, begin, gap.begin - begin);
        begin = gap.end;
    }
    kept.append(unit.text, begin, std::string::npos);
    unit.pieces = std::move(pieces);
    unit.text = std::move(kept);
}

void mend_broken_words(model::Unit& unit, const Vocabulary& vocabulary, const LanguageData& language) {
    constexpr std::size_t k_shortest_head = 4;
    const std::string_view text = unit.text;
    std::string mended; // the text before the space, mended as far as that
    std::vector<Range> spaces;
    for (std::size_t space = text.find(' ', unit.label.size()), done = 0; space != std::string::npos;
         space = text.find(' ', space + 1)) {
        mended += text.substr(done, space - done);
        done = space;
        const Range tail = word_at(text, space + 1);
        if (tail.empty() || text::count_code_points(model::slice(text, tail)) != 1) {
            continue;
        }
        const text::CodePoint letter = text::code_point_at(text, tail.begin);
        const bool stands_alone = tail.end == text.size() ||
                                  std::string_view{" .,;:!?"}.find(text[tail.end]) != std::string_view::npos;
        const std::string_view first = model::slice(mended, word_before(mended, mended.size()));
        const std::string tail_word{model::slice(text, tail)};
        if (!stands_alone || !text::is_lower(letter.value) || first.size() < k_shortest_head ||
            language.one_letter_words.contains(tail_word) ||
            language.before_letter.contains(text::fold_case(first))) {
            continue;
        }
        const bool known = vocabulary.contains(std::string{first} + tail_word);
        if (known || vocabulary.count(first) <= 1) {
            spaces.push_back({space, space + 1});
            done = space + 1;
        }
    }
    if (!spaces.empty()) {
        erase(unit, spaces);
    }
}

} // namespace diptych::segment
