#pragma once

#include "lexicon/vocabulary.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::align {

/// The probability that two words are rendered by each other, by their looks alone: those that are the same,
/// and those that begin the same. 0 when their looks say nothing. \pre neither is empty
float probability_by_looks(std::string_view a, std::string_view b);

/// The same for the words of two vocabularies, quick for words that begin differently. These must outlive it.
class WordLooks {
public:
    WordLooks(const lexicon::Vocabulary& from, const lexicon::Vocabulary& to)
        : m_from{from}, m_to{to}, m_to_initials(initials_of(to)) {}

    float probability(lexicon::WordId from, lexicon::WordId to) const {
        const std::string& word = m_from.word(from);
        return !word.empty() && word.front() == m_to_initials[to] ? probability_by_looks(word, m_to.word(to))
                                                                  : 0;
    }

private:
    static std::string initials_of(const lexicon::Vocabulary& words) {
        std::string initials;
        for (lexicon::WordId id = 0; id < words.size(); ++id) {
            initials += words.word(id).empty() ? '\0' : words.word(id).front();
        }
        return initials;
    }

    const lexicon::Vocabulary& m_from;
    const lexicon::Vocabulary& m_to;
    std::string m_to_initials; ///< first bytes
};

} // namespace diptych::align
