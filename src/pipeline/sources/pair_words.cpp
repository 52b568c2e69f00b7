#include "pipeline/sources/pair_words.hpp"

#include "text/fold.hpp"

namespace diptych::pipeline {

align::PairWords PairWordsMaker::words_of(std::string_view text, const std::vector<text::Token>& tokens) {
    return align::words_of_pair(text, tokens, [this](const text::Token& token, std::string_view surface) {
        return is_function(token, surface);
    });
}

bool PairWordsMaker::is_function(const text::Token& token, std::string_view surface) {
    const auto known = m_known.find(token.folded);
    if (known != m_known.end()) {
        return known->second;
    }
    std::string word = text::fold_case(surface);
    if (const std::size_t at = word.find("\u2019"); at != std::string::npos) {
        word.replace(at, std::string_view{"\u2019"}.size(), "'");
    }
    const bool is = m_language->functions_of(word) != language::k_no_function;
    return m_known.emplace(token.folded, is).first->second;
}

} // namespace diptych::pipeline
