#pragma once

#include "model/document.hpp"
#include "model/language_tag.hpp"
#include "model/range.hpp"
#include "model/time_span.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

/// What the numbers of a place in a file count.
enum class Places {
    bytes,     ///< lines of the file, and its bytes
    pages,     ///< pages, and lines on a page; a form feed in the text ends a page. No bytes.
    paragraphs ///< paragraphs of the file's own structure, in order. No bytes.
};

/// A line as it was printed.
struct PrintedLine {
    Range text;           ///< bytes of SourceText::text
    std::size_t page = 0; ///< 1-based
    std::size_t line = 0; ///< of the page, 1-based
};

/// What a reader took for no part of the text: a running head, a page's number.
struct LeftOut {
    std::string text;
    std::size_t page = 0;    ///< 1-based
    std::string_view reason; ///< static text
};

/// A paragraph that the file itself marks as one (an element of HTML, a paragraph of a word processor).
struct Block {
    /// Bytes of SourceText::text, without outer white space; on one line unless there are printed lines.
    Range text;
    std::optional<UnitKind> kind = {}; ///< when the file says; found out from the text otherwise
    std::size_t label_length = 0; ///< bytes of the label at its beginning, when the file says which it is
    std::vector<NoteCall> note_calls = {}; ///< text_begin counts from the beginning of the block
    std::size_t line = 0; ///< of the file, 1-based, or the number of the paragraph: see Places
    /// The lines on which it was printed, still to be joined; none in a file that has no lines of its own.
    std::vector<PrintedLine> lines = {};
};

/// A part of the text that is shown in a film, and when.
struct Cue {
    Range text; ///< bytes of SourceText::text
    TimeSpan time;
};

/// A run of characters of a converted text that all take the same number of bytes, in the text and in the
/// file. It ends where the next one begins.
struct OffsetStep {
    std::size_t text = 0;        ///< byte of SourceText::text at which the run begins
    std::size_t file = 0;        ///< byte of the file at which it begins
    std::uint8_t text_width = 1; ///< bytes of a character in SourceText::text, 1 to 4
    std::uint8_t file_width =
        1; ///< bytes of a character in the file; 0 for the second of two that are one there

    friend bool operator==(const OffsetStep&, const OffsetStep&) = default;
};

/// What a reader makes of a file: its text, and where that text stood in the file.
struct SourceText {
    std::string name; ///< as messages call the file
    std::string text; ///< valid UTF-8 without a byte order mark; line ends LF, CRLF or CR
    /// The byte of the file at which `text` begins (3 after a byte order mark). For Places::bytes.
    std::size_t file_offset = 0;
    Places places = Places::bytes;
    /// In order, not overlapping; what is between them is white space. Empty: paragraphs are to be found from
    /// the layout of the lines.
    std::vector<Block> blocks = {};
    std::vector<Cue> cues = {};               ///< of subtitles, in order; empty for other files
    std::vector<LeftOut> left_out = {};       ///< in the order of its pages
    std::vector<Link> links = {};             ///< that stand beside the text (link annotations of a PDF)
    std::optional<LanguageTag> language = {}; ///< when the file says
    /// For a text that was converted to UTF-8, from its first byte on; empty when it is as in the file.
    std::vector<OffsetStep> offsets = {};
};

/// The byte of the file at which the character stood that holds byte `text_position` of the text; for the end
/// of the text, the end of the file. For Places::bytes.
std::size_t file_position(const SourceText& source, std::size_t text_position);

} // namespace diptych::model
