#pragma once

#include "text/analyzer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::lexicon {

enum class WordKind {
    word,
    number, ///< digits without their separators: "1 000" and "1,000" are 1000
    symbol, ///< a document symbol
    mark    ///< punctuation that translations tend to keep
};

/// What a sentence is made of where translations are counted.
struct Word {
    std::string text; ///< the stem; for a mark its plain form: `"` for every quotation mark
    WordKind kind = WordKind::word;
};

/// Words, numbers and symbols as text::Analyzer gives them, and the marks ? ! : ; ( and quotation marks
/// before and after them, in order.
/// \param sentence  valid UTF-8
std::vector<Word> words_of(const text::Analyzer& analyzer, std::string_view sentence);

} // namespace diptych::lexicon
