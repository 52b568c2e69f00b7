#pragma once

#include "lexicon/lexicon.hpp"
#include "text/analyzer.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace diptych::lexicon {

/// Learns how the words of a phrase are rendered from pairs that have it, against others in the same
/// languages.
///
/// IDEA    What stands on the other side of most of the pairs with the phrase and of few without it is, or is
///         part of, its translation, whatever a lexicon knows. With a the share of the pairs with the phrase
///         that have the word, b that of the others, the strength is a (a - b) / (a + b).
/// SOURCE  The contrast is that of W. A. Gale and K. W. Church. Identifying Word Correspondences in Parallel
///         Texts. Speech and Natural Language Workshop, 1991.
/// WHERE WE DIFFER  They rank by phi square; ours is between 0 and 1 and serves as p(rendering | word).
class ContrastLearner {
public:
    /// \param phrase  the words of the phrase, as they stand in the pair
    /// \param other   all words of the pair's other side
    void add_pair_with(const std::vector<text::Token>& phrase, const std::vector<text::Token>& other);
    /// \param other  the words of a pair without the phrase, in the language of the other side
    void add_pair_without(const std::vector<text::Token>& other);

    /// From the language of the phrase to the other. nullptr when there are too few pairs to learn from.
    std::unique_ptr<Lexicon> lexicon() const;

private:
    using Counts = std::map<std::string, double>; ///< in how many pairs each stem stands

    static void count(const std::vector<text::Token>& tokens, Counts& counts);

    Counts m_phrase;  ///< words of the phrase, in pairs that have it
    Counts m_with;    ///< on the other side of these
    Counts m_without; ///< in the same language, in other pairs
    double m_pairs_with = 0;
    double m_pairs_without = 0;
};

} // namespace diptych::lexicon
