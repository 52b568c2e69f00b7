#pragma once

#include "extract/counts.hpp"
#include "extract/general_frequencies.hpp"

#include <cstdint>
#include <vector>

namespace diptych::extract {

/// How a group of spellings stands to the others.
struct GroupFigures {
    std::uint32_t containing = 0;           ///< longer groups it is part of
    std::uint32_t containing_frequency = 0; ///< theirs together
    std::uint32_t largest_containing = 0;   ///< the frequency of the most frequent of them
    double c_value = 0;
};

/// What is known of a spelling when it is judged.
struct SpellingFigures {
    double score = 0;       ///< evidence that it is a term; 0 is where more would be wrong than is gained
    double specificity = 0; ///< mean over its content words, bits
    bool is_name = false;
};

/// Judges what was counted. A score is a sum of logarithms of counts, each of which is known to tell terms
/// from other words, with round factors that were tried out on texts of three subjects in two languages;
/// docs/decisions/0017 has the list, and how much depends on each.
class Termhood {
public:
    /// \param counts, general  used as long as this object lives \param head_first  nouns side by side are
    /// rare
    Termhood(const Counts& counts, const GeneralFrequencies& general, bool head_first);

    const GroupFigures& group(std::uint32_t id) const { return m_groups[id]; }

    SpellingFigures judge(std::uint32_t spelling) const;

private:
    void count_containing();
    /// log2 of the frequency in these texts over that in the language at large, within bounds
    double specificity_of(const Word& word) const;
    bool may_be_name(std::uint32_t spelling) const;

    double name_score(std::uint32_t spelling) const;
    double word_score(std::uint32_t spelling, double specificity) const;
    double phrase_score(std::uint32_t spelling, double specificity) const;

    const Counts& m_counts;
    const GeneralFrequencies& m_general;
    bool m_head_first;
    std::vector<GroupFigures> m_groups;
    std::vector<std::uint32_t> m_phrases_with; ///< for each lemma, the groups of several words it is in
};

} // namespace diptych::extract
