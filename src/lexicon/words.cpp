#include "lexicon/words.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::lexicon {

namespace {

/// The plain form of a mark that is worth counting, or nothing. Apostrophes are not: they are letters as
/// often as quotation marks. Of a pair of brackets the first is enough.
std::string_view plain_mark(char32_t c) {
    switch (c) {
    case U'?':
    case U'\u061F': // Arabic
    case U'\uFF1F': // full width
        return "?";
    case U'!':
    case U'\uFF01':
        return "!";
    case U':':
    case U'\uFF1A':
        return ":";
    case U';':
    case U'\u061B':
    case U'\uFF1B':
        return ";";
    case U'(':
    case U'\uFF08':
        return "(";
    case U'"':
    case U'\u00AB':
    case U'\u00BB':
    case U'\u201C':
    case U'\u201D':
    case U'\u201E':
    case U'\u300C':
    case U'\u300D':
        return "\"";
    default:
        return {};
    }
}

void add_marks(std::vector<Word>& words, std::string_view gap) {
    for (std::size_t i = 0; i < gap.size();) {
        const text::CodePoint c = text::code_point_at(gap, i);
        if (const std::string_view mark = plain_mark(c.value); !mark.empty()) {
            words.push_back({std::string{mark}, WordKind::mark});
        }
        i += c.length;
    }
}

std::string digits_of(std::string_view number) {
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits),
                 [](char c) { return c != '.' && c != ',' && c != ' '; });
    return digits;
}

} // namespace

std::vector<Word> words_of(const text::Analyzer& analyzer, std::string_view sentence) {
    std::vector<Word> words;
    std::size_t done = 0;
    for (text::Token& token : analyzer.analyze(sentence)) {
        add_marks(words, sentence.substr(done, token.range.begin - done));
        done = token.range.end;
        switch (token.kind) {
        case text::TokenKind::word:
            words.push_back({std::move(token.stem), WordKind::word});
            break;
        case text::TokenKind::number:
            words.push_back({digits_of(token.folded), WordKind::number});
            break;
        case text::TokenKind::symbol:
            words.push_back({std::move(token.folded), WordKind::symbol});
            break;
        }
    }
    add_marks(words, sentence.substr(done));
    return words;
}

} // namespace diptych::lexicon
