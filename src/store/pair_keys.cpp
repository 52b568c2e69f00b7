#include "store/pair_index.hpp"
#include "store/pair_tokenizer.hpp"
#include "store/pairs_writer.hpp"
#include "text/analyzer.hpp"

#include <map>

namespace diptych::store {

/// An analyzer of each language, made when it is first needed.
struct PairKeys::Parts {
    std::map<model::LanguageTag, text::Analyzer> analyzers;
    std::string keys;

    void append(bool is_source, const model::LanguageTag& language, std::string_view text);
};

void PairKeys::Parts::append(bool is_source, const model::LanguageTag& language, std::string_view text) {
    if (text.empty()) {
        return;
    }
    auto analyzer = analyzers.find(language);
    if (analyzer == analyzers.end()) {
        analyzer = analyzers.emplace(language, text::Analyzer{language}).first;
    }
    const std::string prefix = index_prefix(is_source, language.primary());
    for (const text::Token& token : analyzer->second.analyze(text)) {
        if (!keys.empty()) {
            keys += k_next_position;
        }
        append_index_word(keys, prefix, token.stem);
        if (token.folded != token.stem) {
            keys += k_same_position;
            append_index_word(keys, prefix, token.folded);
        }
    }
}

PairKeys::PairKeys() : m_parts{std::make_unique<Parts>()} {}

PairKeys::~PairKeys() = default;

std::string PairKeys::of(const model::LanguageTag& source_language, std::string_view source,
                         const model::LanguageTag& target_language, std::string_view target) {
    m_parts->keys.clear();
    m_parts->append(true, source_language, source);
    m_parts->append(false, target_language, target);
    return m_parts->keys;
}

} // namespace diptych::store
