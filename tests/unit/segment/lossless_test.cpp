#include "segment/segment.hpp"
#include "support/catch.hpp"

#include <random>
#include <string>

using namespace diptych;

namespace {

const char* const k_parts[] = {
    "mot", "Mot",  "É",      "l’",       ". ",     "! ",   "? » ", "\n",       "\n\n",
    " \n", "\r\n", "1. ",    "a) ",      "(b) ",   "II. ", "___",  "______\n", "https://example.org/a\n",
    "-\n", " ",    "\u00A0", "\u202F; ", "12",     "M. ",  "[…]",  "(",        ")",
    "«",   "\f",   "t ",     "日本。",   "\u00AD", "\t",   "1 ",   "A/AC.9/1"};

} // namespace

TEST_CASE("segment: pieces are the source's bytes, sentences fill the unit but for white space, whatever the "
          "text") {
    std::mt19937 random{2026};
    for (int round = 0; round < 600; ++round) {
        std::string text;
        for (std::size_t n = random() % 80; n > 0; --n) {
            text += k_parts[random() % std::size(k_parts)];
        }
        const char* const languages[] = {"fr", "en", "zh"};
        const auto document =
            segment::segment({"random", text, 0}, {*model::LanguageTag::parse(languages[random() % 3])});
        for (const model::Unit& unit : document.units) {
            INFO(text << "\n---\n" << unit.text);
            REQUIRE(unit.text.find('\n') == std::string::npos);
            std::size_t covered = 0;
            for (const model::Piece& piece : unit.pieces) {
                REQUIRE(piece.text_begin >= covered);
                for (std::size_t i = covered; i < piece.text_begin; ++i) {
                    REQUIRE(unit.text[i] == ' ');
                }
                REQUIRE(unit.text.substr(piece.text_begin, piece.length) ==
                        text.substr(piece.source_begin, piece.length));
                covered = piece.text_begin + piece.length;
            }
            REQUIRE(covered == unit.text.size());
            REQUIRE_FALSE(unit.sentences.empty());
            std::size_t end = 0;
            for (const model::Sentence& sentence : unit.sentences) {
                REQUIRE(sentence.text.begin >= end);
                REQUIRE(sentence.text.end > sentence.text.begin);
                REQUIRE(unit.text.find_first_not_of(" \t\f\u00A0\u202F", end) >= sentence.text.begin);
                REQUIRE(sentence.source.end > sentence.source.begin);
                REQUIRE(sentence.source.end <= text.size());
                REQUIRE(sentence.line >= 1);
                end = sentence.text.end;
            }
        }
    }
}
