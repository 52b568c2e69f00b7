#include "segment/segment.hpp"

#include "segment/byte_set.hpp"
#include "segment/footnotes.hpp"
#include "segment/language_data.hpp"
#include "segment/lines.hpp"
#include "segment/paragraphs.hpp"
#include "segment/repair.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::segment {

namespace {

using model::Document;
using model::Piece;
using model::Range;
using model::SourceText;
using model::Unit;

/// The byte of the source's text at which byte `position` of the unit's text stood.
std::size_t to_source(const Unit& unit, std::size_t position) {
    const auto after =
        std::upper_bound(unit.pieces.begin(), unit.pieces.end(), position,
                         [](std::size_t p, const Piece& piece) { return p < piece.text_begin; });
    const Piece& piece = after == unit.pieces.begin() ? unit.pieces.front() : *(after - 1);
    return piece.source_begin + std::min(position - piece.text_begin, piece.length);
}

/// Finds lines by what stands on them; quicker where one asks for one after the other.
class LineFinder {
public:
    explicit LineFinder(const SourceLines& source) : m_lines{source.lines} {}

    /// The line that holds byte `position`; nullptr before the first.
    const Line* at(std::size_t position) {
        constexpr std::size_t k_near = 4;
        for (std::size_t i = m_last; i < m_lines.size() && i < m_last + k_near; ++i) {
            if (m_lines[i].content.begin > position) {
                break;
            }
            if (i + 1 == m_lines.size() || m_lines[i + 1].content.begin > position) {
                m_last = i;
                return &m_lines[i];
            }
        }
        const auto after =
            std::upper_bound(m_lines.begin(), m_lines.end(), position,
                             [](std::size_t p, const Line& line) { return p < line.content.begin; });
        m_last = static_cast<std::size_t>(after - m_lines.begin()) - (after == m_lines.begin() ? 0 : 1);
        return after == m_lines.begin() ? nullptr : &m_lines[m_last];
    }

private:
    const std::vector<Line>& m_lines;
    std::size_t m_last = 0; ///< that was found
};

/// From the first cue with a part of these bytes of the text to the last.
std::optional<model::TimeSpan> time_of(const SourceText& source, std::size_t begin, std::size_t end) {
    auto cue = std::upper_bound(source.cues.begin(), source.cues.end(), begin,
                                [](std::size_t p, const model::Cue& c) { return p < c.text.end; });
    std::optional<model::TimeSpan> time;
    for (; cue != source.cues.end() && cue->text.begin < end; ++cue) {
        time = time ? joined(*time, cue->time) : cue->time;
    }
    return time;
}

void add_sentence(Unit& unit, Range range, LineFinder& lines, const SourceText& source) {
    const std::size_t begin = to_source(unit, range.begin);
    const std::size_t end = to_source(unit, range.end - 1) + 1;
    model::Sentence sentence;
    sentence.text = range;
    if (source.places == model::Places::bytes) {
        sentence.source = {model::file_position(source, begin), model::file_position(source, end)};
    }
    if (const Line* line = lines.at(begin)) {
        sentence.line = line->number;
        sentence.page = line->page;
    }
    sentence.time = time_of(source, begin, end);
    unit.sentences.push_back(sentence);
}

/// The byte of the unit's text at which byte `position` of the source's text stands, or the next that does.
std::size_t to_text(const Unit& unit, std::size_t position) {
    for (const Piece& piece : unit.pieces) {
        if (position < piece.source_begin + piece.length) {
            return piece.text_begin + (position > piece.source_begin ? position - piece.source_begin : 0);
        }
    }
    return unit.text.size();
}

/// What the file itself says of a unit goes before what we found out.
void apply_block(const model::Block& block, Unit& unit) {
    unit.kind = block.kind.value_or(unit.kind);
    if (block.label_length != 0) {
        unit.label = unit.text.substr(0, block.label_length);
    }
    unit.note_calls = block.note_calls;
    if (!block.lines.empty()) {
        for (model::NoteCall& call : unit.note_calls) {
            call.text_begin = to_text(unit, block.text.begin + call.text_begin);
        }
    }
}

/// Takes out what has no width and no meaning in a sentence: zero-width spaces, word joiners, byte order marks, separators
/// behind a space. They would prevent cuts (UAX #29, SB5), and finding. Soft hyphens and marks of direction stay: they say
/// how a text is set. So does a zero-width space where no word is set apart by spaces.
void drop_invisible(Unit& unit) {
    constexpr std::u32string_view k_invisible = U"\u200B\u2060\uFEFF";
    const auto ranges_in = [&](std::string_view text) {
        constexpr ByteSet k_begins = byte_set("\xE2\xEF\v\f\x1C\x1D\x1E\x1F");
        std::vector<Range> ranges;
        std::size_t next = 0;
        for (std::size_t i = find_byte(text, 0, k_begins); i < text.size(); i = find_byte(text, next, k_begins)) {
            const text::CodePoint c = text::code_point_at(text, i);
            next = i + c.length;
            const bool goes_on = !ranges.empty() && ranges.back().end == i;
            const std::size_t kept = goes_on ? ranges.back().begin : i;
            const char32_t before = kept == 0 ? U' ' : text::code_point_before(text, kept).value;
            const bool parts = c.value == U'\u200B' && text::is_unspaced(before) && !text::is_full_width(before);
            const bool separates = text::is_separator(c.value) && before == U' ';
            if (!separates && (parts || k_invisible.find(c.value) == std::u32string_view::npos)) {
                continue;
            }
            if (goes_on) {
                ranges.back().end = next;
            } else {
                ranges.push_back({i, next});
            }
            while (before == U' ' && next < text.size() && text[next] == ' ') { // one space is enough
                ranges.back().end = ++next;
            }
        }
        if (!ranges.empty() && ranges.back().end == text.size()) {
            Range& last = ranges.back();
            last.begin -= last.begin > 0 && text[last.begin - 1] == ' ' ? 1U : 0U;
        }
        return ranges;
    };
    const std::vector<Range> ranges = ranges_in(unit.text);
    if (ranges.empty()) {
        return;
    }
    std::vector<std::size_t> taken{0}; // bytes of the first so many ranges
    for (const Range range : ranges) {
        taken.push_back(taken.back() + range.size());
    }
    for (model::NoteCall& call : unit.note_calls) {
        const auto behind = std::upper_bound(ranges.begin(), ranges.end(), call.text_begin,
                                             [](std::size_t at, Range range) { return at < range.end; });
        call.text_begin -= taken[static_cast<std::size_t>(behind - ranges.begin())];
    }
    std::string label;
    std::size_t kept = 0;
    for (const Range range : ranges_in(unit.label)) {
        label.append(unit.label, kept, range.begin - kept);
        kept = range.end;
    }
    unit.label = label.append(unit.label, kept);
    erase(unit, ranges);
}

/// The lines of blocks that say on which lines they were printed: a unit for each.
std::vector<UnitLines> group_printed_lines(const SourceText& source, const SourceLines& lines) {
    std::vector<UnitLines> grouped;
    std::size_t next = 0;
    for (const model::Block& block : source.blocks) {
        UnitLines unit;
        unit.label_length = block.label_length;
        for (; next < lines.lines.size() && lines.lines[next].content.begin < block.text.end; ++next) {
            unit.lines.push_back(next);
        }
        if (!unit.lines.empty()) {
            grouped.push_back(std::move(unit));
        }
    }
    return grouped;
}

std::vector<Unit> build_units(const SourceText& source, const SourceLines& lines, const LanguageData* data,
                              const KnownWord* known_word) {
    std::vector<Unit> units;
    const Vocabulary vocabulary{source.text, lines};
    const Joints joints{vocabulary, data, known_word};
    const bool printed = std::any_of(source.blocks.begin(), source.blocks.end(),
                                     [](const model::Block& block) { return !block.lines.empty(); });
    std::vector<UnitLines> grouped =
        printed ? group_printed_lines(source, lines) : group_lines(source.text, lines);
    units.reserve(grouped.size());
    for (const UnitLines& unit_lines : grouped) {
        units.push_back(join_lines(source.text, lines, unit_lines, joints));
        Unit& unit = units.back();
        if (data != nullptr && lines.layout.wrapped) {
            mend_broken_words(unit, vocabulary, *data);
        }
        const std::size_t begin = lines.lines[unit_lines.lines.front()].content.begin;
        const auto block = std::lower_bound(
            source.blocks.begin(), source.blocks.end(), begin,
            [](const model::Block& b, std::size_t position) { return b.text.begin < position; });
        if (block != source.blocks.end() && block->text.begin == begin) {
            apply_block(*block, unit);
        }
        drop_invisible(unit);
    }
    std::erase_if(units, [](const Unit& unit) { return unit.text.empty(); });
    return units;
}

/// Some words around a candidate.
void explain(const Unit& unit, const std::vector<Boundary>& boundaries, LineFinder& lines,
             std::vector<Explained>& explanation) {
    constexpr std::size_t k_around = 40; // bytes
    const std::string_view text = unit.text;
    const auto is_inside = [&](std::size_t i) {
        return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
    };
    for (const Boundary& boundary : boundaries) {
        std::size_t begin = boundary.position > k_around ? boundary.position - k_around : 0;
        std::size_t end = std::min(text.size(), boundary.position + k_around);
        while (is_inside(begin)) {
            ++begin;
        }
        while (is_inside(end)) {
            ++end;
        }
        const Line* line = lines.at(to_source(unit, boundary.position - 1));
        explanation.push_back({line == nullptr ? 0 : line->number,
                               std::string{text.substr(begin, boundary.position - begin)},
                               std::string{text.substr(boundary.position, end - boundary.position)},
                               boundary.breaks, boundary.rule});
    }
}

Document begin_document(const SourceText& source, const Options& options) {
    Document document;
    document.name = source.name;
    document.language = options.language;
    document.links = source.links;
    return document;
}

} // namespace

model::Document segment(model::SourceText source, const Options& options) {
    Document document = begin_document(source, options);
    const LanguageData* data = options.data != nullptr ? options.data : find_language_data(options.language);
    const bool by_layout = source.blocks.empty();
    const SourceLines lines =
        by_layout ? read_lines(source.text, source.places == model::Places::pages) : lines_of_blocks(source);
    for (const Line& line : lines.lines) {
        if (line.role == Line::Role::link) {
            document.links.push_back({std::string{model::slice(source.text, line.content)}, line.number});
        }
    }
    document.units = build_units(source, lines, data, options.known_word);
    source.text = {};
    source.blocks.clear();
    // Formats differ in where they keep footnotes, pages in where they end: behind the text they can be
    // aligned.
    std::stable_partition(document.units.begin(), document.units.end(),
                          [](const Unit& unit) { return unit.kind != model::UnitKind::footnote; });
    const bool has_calls = std::any_of(document.units.begin(), document.units.end(),
                                       [](const Unit& unit) { return !unit.note_calls.empty(); });
    if (by_layout || (source.places == model::Places::pages && !has_calls)) {
        take_out_note_calls(document);
    }
    std::vector<std::string_view> texts;
    texts.reserve(document.units.size());
    for (const Unit& unit : document.units) {
        texts.push_back(unit.text);
    }
    const SentenceSplitter splitter{options.language, data, options.policy, learn_habits(texts), options.srx};
    std::vector<Boundary> boundaries;
    LineFinder finder{lines};
    for (Unit& unit : document.units) {
        boundaries.clear();
        const auto ranges = unit.kind == model::UnitKind::contents // leaders are no stops
                                ? std::vector<Range>{{0, unit.text.size()}}
                                : splitter.split(unit.text, unit.label.size(),
                                                 options.explanation == nullptr ? nullptr : &boundaries);
        unit.sentences.reserve(ranges.size());
        for (const Range range : ranges) {
            add_sentence(unit, range, finder, source);
        }
        if (options.explanation != nullptr) {
            explain(unit, boundaries, finder, *options.explanation);
        }
    }
    return document;
}

model::Document segment_lines(const model::SourceText& source, const Options& options) {
    Document document = begin_document(source, options);
    const SourceLines lines = source.blocks.empty() ? read_lines(source.text) : lines_of_blocks(source);
    const bool has_paragraphs =
        source.blocks.empty() && std::any_of(lines.lines.begin(), lines.lines.end(), [&](const Line& line) {
            return line.blank_before != 0 && &line != &lines.lines.front();
        });
    LineFinder finder{lines};
    for (const Line& line : lines.lines) {
        if (document.units.empty() || !has_paragraphs || line.blank_before != 0) {
            document.units.emplace_back();
        }
        Unit& unit = document.units.back();
        if (!unit.text.empty()) {
            unit.text += ' ';
        }
        const Range range{unit.text.size(), unit.text.size() + line.content.size()};
        unit.pieces.push_back({range.begin, line.content.begin, line.content.size()});
        unit.text += model::slice(source.text, line.content);
        add_sentence(unit, range, finder, source);
    }
    return document;
}

} // namespace diptych::segment
