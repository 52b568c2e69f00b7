#pragma once

#include "fuzz.hpp"
#include "model/document.hpp"
#include "model/source_text.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <array>
#include <string>

namespace diptych::fuzz {

/// The bytes with what is no UTF-8 replaced, byte for byte.
inline std::string as_utf8(std::string bytes) {
    while (const auto invalid = text::find_invalid_utf8(bytes)) {
        bytes[*invalid] = '?';
    }
    return bytes;
}

/// A language by its number: those there are data for, and one there are none for.
inline model::LanguageTag language_number(std::size_t number) {
    constexpr std::array k_languages{"fr", "en", "es", "de", "it", "pt", "ru", "ar", "zh", "und"};
    return *model::LanguageTag::parse(k_languages[number % k_languages.size()]);
}

inline void check_pieces(const model::Unit& unit, const std::string& text) {
    std::size_t covered = 0;
    for (const model::Piece& piece : unit.pieces) {
        require(piece.text_begin >= covered, "pieces are in order");
        for (std::size_t i = covered; i < piece.text_begin; ++i) {
            require(unit.text[i] == ' ', "what is in no piece is a space");
        }
        require(unit.text.compare(piece.text_begin, piece.length, text, piece.source_begin, piece.length) ==
                    0,
                "a piece stands in the source as it is");
        covered = piece.text_begin + piece.length;
    }
    require(covered == unit.text.size(), "pieces reach the end of the unit");
}

inline void check_sentences(const model::Unit& unit, const model::SourceText& source) {
    require(!unit.sentences.empty(), "a unit has a sentence");
    std::size_t end = 0;
    for (const model::Sentence& sentence : unit.sentences) {
        require(sentence.text.begin >= end && sentence.text.end > sentence.text.begin,
                "sentences are in order");
        require(sentence.text.end <= unit.text.size(), "a sentence ends in its unit");
        const bool placed = sentence.source.begin < sentence.source.end &&
                            sentence.source.end <= source.file_offset + source.text.size();
        require(source.places == model::Places::bytes ? placed : sentence.source.empty(),
                "a sentence stands in the file, when its places are bytes");
        require(sentence.line >= 1, "a sentence has a line");
        for (std::size_t i = end; i < sentence.text.begin;) {
            const text::CodePoint c = text::code_point_at(unit.text, i);
            require(text::is_white_space(c.value), "what is in no sentence is white space");
            i += c.length;
        }
        end = sentence.text.end;
    }
}

/// What segment/segment.hpp promises of every text.
inline void check(const model::Document& document, const model::SourceText& source) {
    for (const model::Unit& unit : document.units) {
        require(unit.text.find('\n') == std::string::npos, "a unit is on one line");
        require(unit.text.starts_with(unit.label), "a unit begins with its label");
        for (const model::NoteCall& call : unit.note_calls) {
            require(call.text_begin <= unit.text.size(), "a footnote call is in its unit");
        }
        check_pieces(unit, source.text);
        check_sentences(unit, source);
    }
}

} // namespace diptych::fuzz
