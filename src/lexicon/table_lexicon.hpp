#pragma once

#include "lexicon/lexicon.hpp"
#include "lexicon/translation_table.hpp"
#include "lexicon/vocabulary.hpp"

#include <utility>

namespace diptych::lexicon {

/// A lexicon in memory, as learn() gives it.
class TableLexicon : public Lexicon {
public:
    /// \param forward   p(target word | source word), in the numbers of the vocabularies
    /// \param backward  p(source word | target word)
    TableLexicon(Vocabulary source, Vocabulary target, TranslationTable forward, TranslationTable backward)
        : m_source{std::move(source)}, m_target{std::move(target)}, m_forward{std::move(forward)},
          m_backward{std::move(backward)} {}

    std::vector<Rendering> renderings_of_source(std::string_view word) const override {
        return look_up(m_source, m_forward, m_target, word);
    }

    std::vector<Rendering> renderings_of_target(std::string_view word) const override {
        return look_up(m_target, m_backward, m_source, word);
    }

private:
    static std::vector<Rendering> look_up(const Vocabulary& words, const TranslationTable& table,
                                          const Vocabulary& others, std::string_view word) {
        std::vector<Rendering> renderings;
        if (const auto id = words.find(word)) {
            for (const Translation& t : table[*id]) {
                renderings.push_back({others.word(t.word), t.probability});
            }
        }
        return renderings;
    }

    Vocabulary m_source;
    Vocabulary m_target;
    TranslationTable m_forward;
    TranslationTable m_backward;
};

} // namespace diptych::lexicon
