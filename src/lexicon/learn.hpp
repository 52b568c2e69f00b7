#pragma once

#include "lexicon/sentence_pairs.hpp"
#include "lexicon/translation_table.hpp"

#include <functional>

namespace diptych::lexicon {

struct LearnOptions {
    int iterations = 2;            ///< of IBM Model 1
    int positional_iterations = 3; ///< of the model with positions
    double least_probability = 1e-3;
    std::size_t most_translations = 40; ///< of a word
    std::size_t least_count = 1;        ///< a word that is rarer in the text gets no row
    /// What was known before, or nullptr: p(rendering | word) in the numbers of the same vocabularies.
    const TranslationTable* prior = nullptr;
    double prior_strength = 0; ///< how many occurrences of a word the prior counts for
    /// Called after each iteration with how many are done.
    std::function<void(int done)> progress;
};

/// Learns p(target word | source word) from sentences that answer to each other, by expectation
/// maximisation: first IBM Model 1 (Brown et al. 1993, section 4.1), then the same with a prior that keeps a
/// word near the place of its translation (IBM Model 2 in the form of Dyer, Chahuneau and Smith 2013,
/// section 2, without its re-estimation of the tension). With a prior table each word begins with it and
/// keeps `prior_strength` occurrences of it in every count (maximum a posteriori).
///
/// Time is proportional to the sum over sentence pairs of the product of their lengths; sentences over 200
/// words are passed over. Memory: 16 bytes for every pair of words that met, twice at the most.
/// The result does not depend on anything but the arguments.
/// \pre source.size() == target.size(); words are below `source_words`
TranslationTable learn(const Sentences& source, const Sentences& target, std::size_t source_words,
                       const LearnOptions& options);

} // namespace diptych::lexicon
