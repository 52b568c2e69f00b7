#pragma once

#include "lexicon/vocabulary.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace diptych::lexicon {

/// Sentences as word numbers, one after the other in one array.
class Sentences {
public:
    /// Ends the sentence that push() has filled.
    void end_sentence() { m_ends.push_back(m_words.size()); }

    void push(WordId word) { m_words.push_back(word); }

    std::size_t size() const { return m_ends.size(); }

    std::size_t words() const { return m_words.size(); }

    std::span<const WordId> operator[](std::size_t sentence) const {
        return words_of(sentence, sentence + 1);
    }

    /// Of the sentences [begin, end), one after the other.
    std::span<const WordId> words_of(std::size_t begin, std::size_t end) const {
        const std::size_t first = begin == 0 ? 0 : m_ends[begin - 1];
        const std::size_t last = end == 0 ? 0 : m_ends[end - 1];
        return std::span{m_words}.subspan(first, last - first);
    }

private:
    std::vector<WordId> m_words;
    std::vector<std::size_t> m_ends;
};

/// Adds the words of a sentence, and ends it. Numbers, symbols and marks are the same in all languages:
/// nothing is to be learnt of them, and they are left out. \param sentence  valid UTF-8
void add_sentence(const text::Analyzer& analyzer, std::string_view sentence, Vocabulary& vocabulary,
                  Sentences& sentences);

/// What translations are learnt from: sentence i of one side answers to sentence i of the other.
struct SentencePairs {
    Vocabulary source_words;
    Vocabulary target_words;
    Sentences source;
    Sentences target;
};

} // namespace diptych::lexicon
