#pragma once

#include "align/word_alignment.hpp"
#include "language/language.hpp"
#include "text/analyzer.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diptych::pipeline {

/// Makes of the tokens of texts in one language what is aligned: words, and which of them are function words.
/// Each form is looked up once.
class PairWordsMaker {
public:
    /// \param language  the primary subtag: "fr"
    explicit PairWordsMaker(std::string_view language) : m_language{&language::language_of(language)} {}

    /// \param tokens  of the text
    align::PairWords words_of(std::string_view text, const std::vector<text::Token>& tokens);

private:
    bool is_function(const text::Token& token, std::string_view surface);

    const language::Language* m_language;
    std::unordered_map<std::string, bool> m_known; ///< by folded form
};

} // namespace diptych::pipeline
