#pragma once

#include "lexicon/vocabulary.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace diptych::lexicon {

struct Translation {
    WordId word = 0; ///< of the other side
    float probability = 0;
};

/// For each word of one side, the words of the other it is rendered by, with p(rendering | word). What was
/// pruned away is missing from the sum.
class TranslationTable {
public:
    TranslationTable() = default;

    /// Rows are added in the order of the words' numbers.
    void add_row(std::span<const Translation> row) {
        m_entries.insert(m_entries.end(), row.begin(), row.end());
        m_ends.push_back(m_entries.size());
    }

    std::size_t rows() const { return m_ends.size(); }

    std::size_t entries() const { return m_entries.size(); }

    /// Empty for a word that has no row.
    std::span<const Translation> operator[](WordId word) const {
        if (word >= m_ends.size()) {
            return {};
        }
        const std::size_t begin = word == 0 ? 0 : m_ends[word - 1];
        return std::span{m_entries}.subspan(begin, m_ends[word] - begin);
    }

private:
    std::vector<Translation> m_entries;
    std::vector<std::size_t> m_ends;
};

} // namespace diptych::lexicon
