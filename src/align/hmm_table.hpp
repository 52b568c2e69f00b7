#pragma once

#include "lexicon/sentence_pairs.hpp"
#include "lexicon/vocabulary.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace diptych::align {

/// p(to word | from word) of words that meet in sentence pairs, and of each word from nothing, while it is
/// being learnt: rows of word numbers in order, one row after the other, the probabilities beside them.
///
/// Memory: 12 bytes for every entry.
class LexicalTable {
public:
    using WordId = lexicon::WordId;
    static constexpr std::uint32_t k_nowhere = 0xFFFF'FFFF;

    LexicalTable() = default;

    /// All that meet, equally probable; of a word that meets more than `most_entries` others, those with
    /// which it goes together best (Dice). Pairs of sentences that `is_usable` does not want are left out.
    /// The same for every number of jobs.
    LexicalTable(const lexicon::Sentences& from, const lexicon::Sentences& to, std::size_t from_words,
                 std::size_t to_words, std::size_t most_entries,
                 const std::function<bool(std::size_t pair)>& is_usable, std::size_t jobs);

    std::size_t rows() const { return m_row_ends.size(); }

    /// Positions are below this; the last ones are those of words from nothing.
    std::size_t positions() const { return m_probabilities.size(); }

    /// The words that a word meets, in order of their numbers.
    std::span<const WordId> row(WordId from) const {
        return std::span{m_words}.subspan(begin_of(from), m_row_ends[from] - begin_of(from));
    }

    /// Of the first entry of a row.
    std::uint32_t begin_of(WordId from) const { return from == 0 ? 0 : m_row_ends[from - 1]; }

    /// Of p(to | from); k_nowhere when they do not meet.
    std::uint32_t position(WordId from, WordId to) const;

    /// Of p(to | nothing).
    std::uint32_t null_position(WordId to) const { return static_cast<std::uint32_t>(m_words.size()) + to; }

    float probability(std::uint32_t position) const { return m_probabilities[position]; }

    float& count(std::uint32_t position) { return m_counts[position]; }

    /// Occurrences to be counted at this position besides those that are seen.
    void add_prior(std::uint32_t position, float count) { m_priors.push_back({position, count}); }

    /// Probabilities from counts, which are 0 then.
    void maximize(std::size_t jobs);

    /// Leaves out entries below. \pre counts are 0
    void prune(float least_probability);

private:
    struct Prior {
        std::uint32_t position = 0;
        float count = 0;
    };

    void maximize_row(std::size_t begin, std::size_t end);

    std::vector<WordId> m_words;
    std::vector<std::uint32_t> m_row_ends;
    std::vector<float> m_probabilities; ///< of m_words, then of all words from nothing
    std::vector<float> m_counts;        ///< likewise
    std::vector<Prior> m_priors;
};

} // namespace diptych::align
