#include "segment/segment.hpp"

#include "segment/footnotes.hpp"
#include "segment/language_data.hpp"
#include "segment/lines.hpp"
#include "segment/paragraphs.hpp"
#include "segment/repair.hpp"
#include "segment/sentences.hpp"

#include <algorithm>

namespace diptych::segment {

namespace {

using model::Document;
using model::Piece;
using model::Range;
using model::Unit;

/// The byte of the source at which byte `position` of the unit's text stood.
std::size_t to_source(const Unit& unit, std::size_t position) {
    const auto after =
        std::upper_bound(unit.pieces.begin(), unit.pieces.end(), position,
                         [](std::size_t p, const Piece& piece) { return p < piece.text_begin; });
    const Piece& piece = after == unit.pieces.begin() ? unit.pieces.front() : *(after - 1);
    return piece.source_begin + std::min(position - piece.text_begin, piece.length);
}

std::size_t line_at(const SourceLines& source, std::size_t position) {
    const auto after =
        std::upper_bound(source.lines.begin(), source.lines.end(), position,
                         [](std::size_t p, const Line& line) { return p < line.content.begin; });
    return after == source.lines.begin() ? 1 : (after - 1)->number;
}

void add_sentence(Unit& unit, Range range, const SourceLines& lines, std::size_t file_offset) {
    const std::size_t begin = to_source(unit, range.begin);
    const std::size_t end = to_source(unit, range.end - 1) + 1;
    unit.sentences.push_back({range, {begin + file_offset, end + file_offset}, line_at(lines, begin)});
}

} // namespace

model::Document segment(const model::SourceText& source, const Options& options) {
    Document document;
    document.name = source.name;
    document.language = options.language;
    const LanguageData* data = find_language_data(options.language);
    const SourceLines lines = read_lines(source.text);
    for (const Line& line : lines.lines) {
        if (line.role == Line::Role::link) {
            document.links.push_back({std::string{model::slice(source.text, line.content)}, line.number});
        }
    }
    const Vocabulary vocabulary{source.text, lines};
    for (const UnitLines& unit_lines : group_lines(source.text, lines)) {
        document.units.push_back(join_lines(source.text, lines, unit_lines, vocabulary));
        if (data != nullptr && lines.layout.wrapped) {
            mend_broken_words(document.units.back(), vocabulary, *data);
        }
    }
    take_out_note_calls(document);
    for (Unit& unit : document.units) {
        for (const Range range : find_sentences(unit.text, unit.label.size(), options.language, data)) {
            add_sentence(unit, range, lines, source.file_offset);
        }
    }
    return document;
}

model::Document segment_lines(const model::SourceText& source, const Options& options) {
    Document document;
    document.name = source.name;
    document.language = options.language;
    const SourceLines lines = read_lines(source.text);
    const bool has_paragraphs = std::any_of(lines.lines.begin(), lines.lines.end(), [&](const Line& line) {
        return line.blank_before != 0 && &line != &lines.lines.front();
    });
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
        add_sentence(unit, range, lines, source.file_offset);
    }
    return document;
}

} // namespace diptych::segment
