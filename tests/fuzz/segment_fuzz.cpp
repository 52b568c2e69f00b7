// Any text to units and sentences: nothing may be lost, and every sentence leads back to its bytes. The first
// byte chooses the language and the policy.

#include "fuzz.hpp"
#include "segment/guess_language.hpp"
#include "segment/segment.hpp"
#include "text/utf8.hpp"

#include <array>

namespace {

using namespace diptych;

std::string as_utf8(std::string bytes) {
    while (const auto invalid = text::find_invalid_utf8(bytes)) {
        bytes[*invalid] = '?';
    }
    return bytes;
}

void check_pieces(const model::Unit& unit, const std::string& text) {
    std::size_t covered = 0;
    for (const model::Piece& piece : unit.pieces) {
        fuzz::require(piece.text_begin >= covered, "pieces are in order");
        for (std::size_t i = covered; i < piece.text_begin; ++i) {
            fuzz::require(unit.text[i] == ' ', "what is in no piece is a space");
        }
        fuzz::require(
            unit.text.compare(piece.text_begin, piece.length, text, piece.source_begin, piece.length) == 0,
            "a piece stands in the source as it is");
        covered = piece.text_begin + piece.length;
    }
    fuzz::require(covered == unit.text.size(), "pieces reach the end of the unit");
}

void check_sentences(const model::Unit& unit, std::size_t text_size) {
    fuzz::require(!unit.sentences.empty(), "a unit has a sentence");
    std::size_t end = 0;
    for (const model::Sentence& sentence : unit.sentences) {
        fuzz::require(sentence.text.begin >= end && sentence.text.end > sentence.text.begin,
                      "sentences are in order");
        fuzz::require(sentence.text.end <= unit.text.size(), "a sentence ends in its unit");
        fuzz::require(sentence.source.begin < sentence.source.end && sentence.source.end <= text_size,
                      "a sentence stands in the source");
        fuzz::require(sentence.line >= 1, "a sentence has a line");
        end = sentence.text.end;
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array k_languages{"fr", "en", "es", "de", "it", "pt", "ru", "ar", "zh", "und"};
    if (size == 0) {
        return 0;
    }
    const std::uint8_t choice = data[0];
    model::SourceText source;
    source.name = "fuzz";
    source.text = as_utf8(fuzz::to_string(data + 1, size - 1));
    segment::Options options;
    options.language = *model::LanguageTag::parse(k_languages[choice % k_languages.size()]);
    options.policy.break_at_semicolon = choice % 7 == 0;
    options.policy.break_at_colon = choice % 5 == 0;
    options.policy.split_list_items = choice % 3 == 0;
    options.policy.keep_quotes = choice % 11 == 0;
    segment::guess_language(source.text);
    for (const model::Document& document :
         {segment::segment(source, options), segment::segment_lines(source, options)}) {
        for (const model::Unit& unit : document.units) {
            fuzz::require(unit.text.find('\n') == std::string::npos, "a unit is on one line");
            check_pieces(unit, source.text);
            check_sentences(unit, source.text.size());
        }
    }
    return 0;
}
