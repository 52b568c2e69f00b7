#include "segment/long_text.hpp"

#include "base/error.hpp"
#include "layout/line_ends.hpp"
#include "segment/lines.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <istream>
#include <string_view>
#include <utility>

namespace diptych::segment {

namespace {

using layout::begins_lower;
using layout::ends_with_stop;
using model::Document;
using model::SourceText;

constexpr std::size_t k_part = std::size_t{4} << 20; ///< and up to twice as much, to find a good end

std::size_t beginning_of_line(std::string_view text, std::size_t position) {
    const std::size_t end = position == 0 ? std::string_view::npos : text.find_last_of("\n\r", position - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

std::string_view without_ends(std::string_view line) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; };
    while (!line.empty() && is_space(line.back())) {
        line.remove_suffix(1);
    }
    while (!line.empty() && is_space(line.front())) {
        line.remove_prefix(1);
    }
    return line;
}

constexpr std::size_t k_near = std::size_t{1} << 16; ///< before the end of a part: what the text is like there

constexpr std::size_t k_block = std::size_t{1} << 18U; ///< read at a time: little enough to stay in the cache

/// What is still to be cut of a text: all of it, or as much as was read of a stream so far.
class Window {
public:
    explicit Window(std::string text) : m_text{std::move(text)}, m_whole{true} {}
    Window(std::istream& in, std::size_t text_begin) : m_in{&in}, m_text_begin{text_begin} {
        // What is not touched costs nothing, and an allocator that goes by the sizes of what is given back to it, as
        // glibc's does, keeps the memory of this part for the next ones: the system clears it once.
        constexpr std::size_t k_room = 6 * k_part; // a part, its units and their sentences
        m_text.reserve(k_room);
        rewind();
    }

    std::string_view text() const { return std::string_view{m_text}.substr(m_begin); }
    /// Of its beginning in the whole text.
    std::size_t position() const { return m_position; }
    /// Whether the text ends where it does.
    bool whole() const { return m_whole; }

    /// Reads on until there are so many bytes, or the text ends. Views of text() end with it.
    void require(std::size_t size) {
        if (m_whole || text().size() >= size) {
            return;
        }
        m_text.erase(0, std::exchange(m_begin, 0));
        m_text.reserve(size + k_block);
        m_block.resize(k_block);
        while (!m_whole && m_text.size() < size) {
            m_in->read(m_block.data(), static_cast<std::streamsize>(k_block));
            m_text.append(m_block, 0, static_cast<std::size_t>(m_in->gcount()));
            m_whole = static_cast<std::size_t>(m_in->gcount()) < k_block;
        }
    }

    /// The end of the line that holds byte `i`, its line end included; the size of the text when it has none.
    std::size_t end_of_line(std::size_t i) {
        for (;;) {
            const std::size_t size = text().size();
            const std::size_t end = find_line_end(text(), i);
            const bool is_pair = end + 1 < size && text()[end] == '\r' && text()[end + 1] == '\n';
            if (end + 1 < size || m_whole || (end < size && text()[end] == '\n')) {
                return std::min(size, end + (is_pair ? 2 : 1));
            }
            i = end; // the line, or the pair of bytes at its end, goes on in what is not read yet
            require(size + std::max(k_block, size / 2)); // of a line without end, in step with its size
        }
    }

    void drop(std::size_t size) {
        m_begin += size;
        m_position += size;
    }

    /// The first bytes, which are dropped. Of a stream, and of the last ones, they take the memory along.
    std::string take(std::size_t size) {
        if (m_in == nullptr && size < text().size()) {
            std::string taken{text().substr(0, size)};
            drop(size);
            return taken;
        }
        std::string rest{text().substr(size)};
        m_text.resize(m_begin + size);
        m_text.erase(0, std::exchange(m_begin, 0));
        m_position += size;
        return std::exchange(m_text, std::move(rest));
    }

    /// Back to the beginning. \pre nothing was taken
    void rewind() {
        m_begin = 0;
        m_position = 0;
        if (m_in != nullptr) {
            m_in->clear();
            m_in->seekg(static_cast<std::streamoff>(m_text_begin));
            m_text.clear();
            m_whole = false;
        }
    }

private:
    std::istream* m_in = nullptr;
    std::size_t m_text_begin = 0; ///< byte of the stream
    std::string m_block;
    std::string m_text;
    std::size_t m_begin = 0; ///< in m_text; what is before it is dropped
    std::size_t m_position = 0;
    bool m_whole = false;
};

class Parts {
public:
    Parts(Window window, const SourceText& source, const Options& options, bool lines, const PartSink& sink)
        : m_window{std::move(window)}, m_source{source}, m_options{options}, m_lines{lines}, m_sink{sink},
          m_has_paragraphs{lines && has_empty_line()} {}

    void run() {
        for (;;) {
            m_window.require(k_part + 1);
            if (text().empty()) {
                return;
            }
            const std::size_t end = end_of_part();
            const std::size_t lines = count_lines(end);
            if (!m_lines && end > 2 * k_part) {
                take_long_line(end);
            } else {
                const std::size_t begin = m_window.position();
                Document document = segmented(m_window.take(end));
                shift(document, begin);
                m_sink(std::move(document), false);
            }
            m_lines_before += lines;
        }
    }

private:
    std::string_view text() const { return m_window.text(); }

    bool has_empty_line() {
        bool any_before = false;
        bool found = false;
        for (std::size_t i = 0; !found;) {
            const std::size_t end = m_window.end_of_line(i);
            if (i == end) {
                break;
            }
            const bool empty = without_ends(text().substr(i, end - i)).empty();
            found = empty && any_before;
            any_before = any_before || !empty;
            i = end;
            if (i >= k_part) {
                m_window.drop(std::exchange(i, 0));
            }
        }
        m_window.rewind();
        return found;
    }

    std::size_t count_lines(std::size_t end) {
        const std::string_view part = text().substr(0, end);
        if (part.find('\r') == std::string_view::npos) {
            return static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n')) +
                   (part.ends_with('\n') ? 0 : 1);
        }
        std::size_t lines = 0;
        for (std::size_t i = 0; i < end; i = m_window.end_of_line(i)) {
            ++lines;
        }
        return lines;
    }

    /// More than twice the usual size only for one line that is so long, or a paragraph of lines.
    std::size_t end_of_part() {
        if (text().size() <= k_part) {
            return text().size();
        }
        const std::size_t first = m_window.end_of_line(k_part);
        if (first > 2 * k_part) {
            const std::size_t long_line = beginning_of_line(text(), k_part);
            return long_line > 0 ? long_line : first;
        }
        if (m_lines && !m_has_paragraphs) {
            return first;
        }
        std::size_t behind_sentence = 0;
        bool has_empty_lines = m_has_paragraphs;
        for (std::size_t i = beginning_of_line(text(), k_part - k_near); i < 2 * k_part || m_has_paragraphs;) {
            const std::size_t end = m_window.end_of_line(i);
            if (i == end) { // the text ends
                break;
            }
            const std::string_view line = without_ends(text().substr(i, end - i));
            if (i < first) {
                has_empty_lines = has_empty_lines || line.empty();
                i = end;
                continue;
            }
            if (line.empty()) {
                return end;
            }
            if (behind_sentence != 0 && !has_empty_lines) {
                break; // a text without any is not read on to look for one
            }
            if (behind_sentence == 0 && !m_has_paragraphs && !begins_lower(line)) {
                const std::size_t above = beginning_of_line(text(), i - 1);
                behind_sentence = ends_with_stop(without_ends(text().substr(above, i - above))) ? i : 0;
            }
            i = end;
        }
        return m_has_paragraphs ? text().size() : behind_sentence != 0 ? behind_sentence : first;
    }

    /// Cuts it behind sentences: what a sentence is depends on nothing before it.
    void take_long_line(std::size_t left) {
        bool goes_on = false;
        std::size_t size = k_part;
        while (left > 0) {
            const std::size_t wanted = std::min(size, left);
            const std::size_t space = wanted == left ? left : text().rfind(' ', wanted);
            const std::size_t stop =
                space == std::string_view::npos || space == 0 ? character_end(wanted) : space;
            const std::size_t begin = m_window.position();
            Document document = stop == left ? segmented(m_window.take(stop))
                                             : segmented(std::string{text().substr(0, stop)});
            std::size_t next = stop;
            if (stop < left && !document.units.empty()) {
                model::Unit& last = document.units.back();
                if (last.sentences.size() < 2) { // its end is not there yet
                    size *= 2;
                    continue;
                }
                next = last.sentences.back().source.begin;
                last.text.resize(last.sentences.back().text.begin);
                last.sentences.pop_back();
            }
            shift(document, begin);
            const bool has_units = !document.units.empty();
            m_sink(std::move(document), goes_on);
            goes_on = goes_on || has_units;
            size = k_part;
            if (stop < left) {
                m_window.drop(next);
            }
            left -= next;
        }
    }

    /// The end of the character that holds the byte before `position`.
    std::size_t character_end(std::size_t position) const {
        while (position < text().size() && (static_cast<unsigned char>(text()[position]) & 0xC0U) == 0x80U) {
            ++position;
        }
        return position;
    }

    /// With places that count from its beginning.
    Document segmented(std::string bytes) const {
        SourceText part;
        part.name = m_source.name;
        part.text = std::move(bytes);
        if (text::find_invalid_utf8(part.text)) { // it was valid when the file was looked through
            throw base::InputError{m_source.name, "The file was changed while it was read. Try again."};
        }
        return m_lines ? segment_lines(part, m_options) : segment(std::move(part), m_options);
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

    Window m_window;
    const SourceText& m_source; ///< without its text
    const Options& m_options;
    bool m_lines;
    const PartSink& m_sink;
    bool m_has_paragraphs; ///< of lines that are sentences
    std::size_t m_lines_before = 0;
};

} // namespace

void segment_in_parts(SourceText source, const Options& options, bool lines, const PartSink& sink) {
    const bool is_whole =
        source.text.size() <= k_long_text || !source.blocks.empty() || source.places != model::Places::bytes;
    if (!is_whole) {
        Window window{std::move(source.text)};
        source.text.clear();
        Parts{std::move(window), source, options, lines, sink}.run();
    } else if (lines) {
        sink(segment_lines(source, options), false);
    } else {
        sink(segment(std::move(source), options), false);
    }
}

void segment_stream(std::istream& in, const SourceText& source, const Options& options, bool lines,
                    const PartSink& sink) {
    Parts{Window{in, source.file_offset}, source, options, lines, sink}.run();
}

} // namespace diptych::segment
