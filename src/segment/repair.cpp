#include "segment/repair.hpp"

#include "segment/byte_set.hpp"
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

/// First bytes of white space, of which some begin other signs, too.
constexpr ByteSet k_white_space_begins = byte_set(" \t\n\v\f\r\xC2\xE1\xE2\xE3");

/// A line's content with runs of breaking spaces as one; a no-break space in a run is the one that stays.
void append_collapsed(Unit& unit, std::string_view text, Range source) {
    std::size_t from = source.begin;
    std::size_t i = source.begin;
    while ((i = find_byte(text.substr(0, source.end), i, k_white_space_begins)) < source.end) {
        const text::CodePoint c = text::code_point_at(text, i);
        const bool alone = i + 1 < source.end && text[i] == ' ' &&
                           !k_white_space_begins[static_cast<unsigned char>(text[i + 1])];
        if (alone || !text::is_white_space(c.value)) {
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

} // namespace

model::Unit join_lines(std::string_view text, const SourceLines& source, const UnitLines& lines,
                       const Joints& joints) {
    Unit unit;
    unit.kind = lines.kind;
    std::string_view above;
    for (const std::size_t index : lines.lines) {
        const Range content = source.lines[index].content;
        const std::string_view below = model::slice(text, content);
        if (!above.empty()) {
            const Joint joint = joints.between(above, below);
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
        const bool abbreviation = tail.end < text.size() && text[tail.end] == '.' &&
                                  language.abbreviation(tail_word + ".").has_value(); // "Dale v. Price"
        if (!stands_alone || !text::is_lower(letter.value) || first.size() < k_shortest_head ||
            language.one_letter_words.contains(tail_word) ||
            language.before_letter.contains(text::fold_case(first))) {
            continue;
        }
        const bool known = vocabulary.contains(std::string{first} + tail_word);
        if (known || (!abbreviation && vocabulary.count(first) <= 1)) {
            spaces.push_back({space, space + 1});
            done = space + 1;
        }
    }
    if (!spaces.empty()) {
        erase(unit, spaces);
    }
}

} // namespace diptych::segment
