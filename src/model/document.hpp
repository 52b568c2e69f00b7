#pragma once

#include "model/language_tag.hpp"
#include "model/range.hpp"
#include "model/time_span.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

enum class UnitKind { title, heading, paragraph, item, footnote, contents };

std::string_view name_of(UnitKind kind);
std::optional<UnitKind> unit_kind_of(std::string_view name);

/// A run of the source that stands unchanged in a unit's text.
struct Piece {
    std::size_t text_begin = 0;   ///< byte in Unit::text
    std::size_t source_begin = 0; ///< byte in SourceText::text
    std::size_t length = 0;
};

/// A sentence of a unit.
struct Sentence {
    Range text;   ///< bytes of Unit::text
    Range source; ///< bytes of the file, first to last; may span a page break; empty without Places::bytes
    std::size_t line = 0; ///< of the file (of the page, when there is one), 1-based
    std::size_t page = 0; ///< 1-based; 0 in files without pages
    std::optional<TimeSpan> time = {}; ///< of subtitles: when its cues are shown
};

/// The call of a footnote, taken out of the running text ("the members of the Group.1").
struct NoteCall {
    std::size_t text_begin = 0; ///< byte of Unit::text at which it stood
    std::string label;          ///< "1", as the footnote's label
};

/// A paragraph-like unit: what a reader sees as one block, whatever lines and pages it was printed on.
///
/// Invariant: `sentences` are in order and do not overlap; what is between and around them is white space.
/// Invariant: `pieces` are in order in both text and source; bytes of `text` in no piece are single spaces
/// put in where lines were joined.
struct Unit {
    UnitKind kind = UnitKind::paragraph;
    std::string label; ///< "12.", "(a)", "II."; empty without one. Also the beginning of `text`.
    std::string text;  ///< on one line
    std::vector<Piece> pieces;
    std::vector<Sentence> sentences;
    std::vector<NoteCall> note_calls;

    std::string_view sentence(std::size_t i) const { return slice(text, sentences[i].text); }
};

/// The page that a line of contents leads to, as it stands at the end of its text: "3", "xii". Empty when the unit is
/// no such line, or names no page.
std::string_view contents_page(const Unit& unit);

/// Puts a text behind the unit's, with a space between them, as its next sentence.
Sentence& append_sentence(Unit& unit, std::string_view text);

/// A link that stood beside the text (a PDF's link annotation), not in it.
struct Link {
    std::string address;
    std::size_t line = 0; ///< of the file, 1-based
};

struct Document {
    std::string name; ///< as messages call the file
    LanguageTag language;
    std::optional<double> certainty = {}; ///< 0 to 1, of a language that was guessed
    std::string path = {};   ///< of the file, absolute; empty for standard input, or when it is not known
    std::string sha256 = {}; ///< of the file's bytes, in hexadecimal; empty when it is not known
    std::vector<Unit> units; ///< footnotes last
    std::vector<Link> links;
};

/// Where a sentence is in a document.
struct SentenceIndex {
    std::size_t unit = 0;
    std::size_t sentence = 0; ///< within the unit
};

/// Every sentence of a document in order: the numbering which beads use.
std::vector<SentenceIndex> sentences_of(const Document& document);

/// The text of sentence `index`; a view into `document`.
std::string_view text_of(const Document& document, SentenceIndex index);

} // namespace diptych::model
