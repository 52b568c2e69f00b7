#pragma once

#include "glossary/gap.hpp"
#include "glossary/recognizer.hpp"
#include "glossary/tokens.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace diptych::glossary {

/// A word of a term and what stands before it.
struct TermWord {
    WordId word = k_none;
    std::uint32_t gap = 0; ///< a GapKind; from GapKind::other on: that, and the number of the text of the gap
};

/// The terms as rows of words.
class TermList {
public:
    std::uint32_t add(const Tokens& term, const TermTraits& traits);

    std::size_t size() const { return m_rows.size() - 1; }

    std::span<const TermWord> words(std::uint32_t term) const {
        return {m_words.data() + m_rows[term].begin, m_words.data() + m_rows[term + 1].begin};
    }

    const TermTraits& traits(std::uint32_t term) const { return m_rows[term].traits; }

    static GapKind gap_kind(const TermWord& word) {
        constexpr auto k_other = static_cast<std::uint32_t>(GapKind::other);
        return static_cast<GapKind>(word.gap < k_other ? word.gap : k_other);
    }

    /// \pre gap_kind(word) == GapKind::other
    const std::string& gap_text(const TermWord& word) const {
        return m_gaps[word.gap - static_cast<std::uint32_t>(GapKind::other)];
    }

private:
    struct Row {
        std::uint32_t begin = 0; ///< in m_words
        TermTraits traits;
    };

    std::vector<TermWord> m_words;
    std::vector<Row> m_rows{Row{}};  ///< one more than there are terms
    std::vector<std::string> m_gaps; ///< as normal_gap() gives them, each once
    std::unordered_map<std::string, std::uint32_t> m_gap_numbers;
};

} // namespace diptych::glossary
