#include "segment/long_text.hpp"

#include "layout/line_ends.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace diptych::segment {

namespace {

using model::Document;
using model::SourceText;
using layout::begins_lower;
using layout::ends_with_stop;

constexpr std::size_t k_long = std::size_t{16} << 20;
constexpr std::size_t k_part = std::size_t{4} << 20; ///< and up to twice as much, to find a good end

/// Where the line that holds `position` ends, its line end included.
std::size_t end_of_line(std::string_view text, std::size_t position) {
    const std::size_t end = text.find_first_of("\n\r", position);
    if (end == std::string_view::npos) {
        return text.size();
    }
    return end + (text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n' ? 2 : 1);
}

std::size_t beginning_of_line(std::string_view text, std::size_t position) {
    const std::size_t end = position == 0 ? std::string_view::npos : text.find_last_of("\n\r", position - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

std::string_view without_ends(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t\r\n\f");
    return begin == std::string_view::npos
               ? std::string_view{}
               : line.substr(begin, line.find_last_not_of(" \t\r\n\f") + 1 - begin);
}

std::size_t count_lines(std::string_view text) {
    std::size_t lines = 0;
    for (std::size_t i = 0; i < text.size(); i = end_of_line(text, i)) {
        ++lines;
    }
    return lines;
}

class Parts {
public:
    Parts(SourceText& source, const Options& options, bool lines, const PartSink& sink)
        : m_source{source}, m_text{source.text}, m_options{options}, m_lines{lines}, m_sink{sink},
          m_has_paragraphs{lines && has_empty_line()} {}

    void run() {
        for (std::size_t begin = 0; begin < m_text.size();) {
            const std::size_t end = end_of_part(begin);
            const std::size_t lines = count_lines(m_text.substr(begin, end - begin));
            if (!m_lines && end - begin > 2 * k_part) {
                take_long_line(begin, end);
            } else {
                m_sink(part(begin, end), false);
            }
            m_lines_before += lines;
            begin = end;
        }
    }

private:
    bool has_empty_line() const {
        bool any_before = false;
        for (std::size_t i = 0; i < m_text.size();) {
            const std::size_t end = end_of_line(m_text, i);
            const bool empty = without_ends(m_text.substr(i, end - i)).empty();
            if (empty && any_before) {
                return true;
            }
            any_before = any_before || !empty;
            i = end;
        }
        return false;
    }

    /// More than twice the usual size only for one line that is so long, or a paragraph of lines.
    std::size_t end_of_part(std::size_t begin) const {
        if (m_text.size() - begin <= k_part) {
            return m_text.size();
        }
        const std::size_t first = end_of_line(m_text, begin + k_part);
        if (first - begin > 2 * k_part) {
            const std::size_t long_line = beginning_of_line(m_text, begin + k_part);
            return long_line > begin ? long_line : first;
        }
        if (m_lines && !m_has_paragraphs) {
            return first;
        }
        std::size_t behind_sentence = 0;
        for (std::size_t i = first; i < m_text.size() && (i - begin < 2 * k_part || m_has_paragraphs);) {
            const std::size_t end = end_of_line(m_text, i);
            const std::string_view line = without_ends(m_text.substr(i, end - i));
            if (line.empty()) {
                return end;
            }
            const bool may_begin =
                behind_sentence == 0 && !begins_lower(line) &&
                ends_with_stop(without_ends(
                    m_text.substr(beginning_of_line(m_text, i - 1), i - beginning_of_line(m_text, i - 1))));
            behind_sentence = may_begin ? i : behind_sentence;
            i = end;
        }
        return m_has_paragraphs ? m_text.size() : behind_sentence != 0 ? behind_sentence : first;
    }

    /// Cuts it behind sentences: what a sentence is depends on nothing before it.
    void take_long_line(std::size_t begin, std::size_t end) {
        bool goes_on = false;
        std::size_t size = k_part;
        while (begin < end) {
            const std::size_t wanted = begin + std::min(size, end - begin);
            const std::size_t space = wanted == end ? end : m_text.rfind(' ', wanted);
            const std::size_t stop =
                space == std::string_view::npos || space <= begin ? character_end(wanted) : space;
            Document document = segmented(begin, stop);
            std::size_t next = stop;
            if (stop < end && !document.units.empty()) {
                model::Unit& last = document.units.back();
                if (last.sentences.size() < 2) { // its end is not there yet
                    size *= 2;
                    continue;
                }
                next = begin + last.sentences.back().source.begin;
                last.text.resize(last.sentences.back().text.begin);
                last.sentences.pop_back();
            }
            shift(document, begin);
            const bool has_units = !document.units.empty();
            m_sink(std::move(document), goes_on);
            goes_on = goes_on || has_units;
            size = k_part;
            begin = next;
        }
    }

    /// The end of the character that holds the byte before `position`.
    std::size_t character_end(std::size_t position) const {
        while (position < m_text.size() && (static_cast<unsigned char>(m_text[position]) & 0xC0U) == 0x80U) {
            ++position;
        }
        return position;
    }

    /// With places that count from its beginning. The last part takes the text along.
    Document segmented(std::size_t begin, std::size_t end) {
        SourceText text;
        text.name = m_source.name;
        if (end == m_text.size()) {
            text.text = std::move(m_source.text);
            text.text.erase(0, begin);
            m_text = {};
        } else {
            text.text = m_text.substr(begin, end - begin);
        }
        return m_lines ? segment_lines(text, m_options) : segment(std::move(text), m_options);
    }

    Document part(std::size_t begin, std::size_t end) {
        Document document = segmented(begin, end);
        shift(document, begin);
        return document;
    }

    void shift(Document& document, std::size_t begin) const {
        for (model::Unit& unit : document.units) {
            if (begin > 0 && unit.kind == model::UnitKind::title) {
                unit.kind = model::UnitKind::heading; // the text has begun long before
            }
            for (model::Piece& piece : unit.pieces) {
                piece.source_begin += begin;
            }
            for (model::Sentence& sentence : unit.sentences) {
                sentence.source = {model::file_position(m_source, begin + sentence.source.begin),
                                   model::file_position(m_source, begin + sentence.source.end)};
                sentence.line += m_lines_before;
            }
        }
        for (model::Link& link : document.links) {
            link.line += m_lines_before;
        }
    }

    SourceText& m_source;
    std::string_view m_text;
    const Options& m_options;
    bool m_lines;
    const PartSink& m_sink;
    bool m_has_paragraphs; ///< of lines that are sentences
    std::size_t m_lines_before = 0;
};

} // namespace

void segment_in_parts(SourceText source, const Options& options, bool lines, const PartSink& sink) {
    const bool is_whole =
        source.text.size() <= k_long || !source.blocks.empty() || source.places != model::Places::bytes;
    if (!is_whole) {
        Parts{source, options, lines, sink}.run();
    } else if (lines) {
        sink(segment_lines(source, options), false);
    } else {
        sink(segment(std::move(source), options), false);
    }
}

} // namespace diptych::segment
