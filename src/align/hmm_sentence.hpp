#pragma once

#include "align/hmm_jumps.hpp"

#include <array>
#include <cstddef>
#include <vector>

namespace diptych::align {

/// Less than this is not said of any word: one that was not seen may still come.
inline constexpr float k_least_emission = 1e-7F;

/// What is known of the alignment of one pair of sentences: from which of the `from` words, or from none,
/// each of the `to` words comes. Made once and used for many pairs, as its memory is kept.
class HmmSentence {
public:
    using JumpCounts = std::array<double, JumpWidths::k_buckets>;

    /// Begins a pair; the emissions are to be set then. \pre neither is 0 nor over k_longest_sentence
    void resize(std::size_t from_words, std::size_t to_words);

    /// p(to word j | from word i), above 0.
    void set_emission(std::size_t i, std::size_t j, float probability) {
        m_emissions[j * m_from + i] = probability;
    }

    /// p(to word j | no word), above 0.
    void set_null_emission(std::size_t j, float probability) { m_null_emissions[j] = probability; }

    /// IBM Model 1: every word of the other side is as likely. \returns ln p(to | from)
    double expect_without_places();

    /// The hidden Markov model. \param counts  what jumps were taken is added to it, unless it is nullptr
    /// \returns ln p(to | from)
    double expect(const JumpWidths& jumps, JumpCounts* counts);

    /// P(j comes from i | both sentences).
    float posterior(std::size_t i, std::size_t j) const { return m_posteriors[j * m_from + i]; }

    float null_posterior(std::size_t j) const { return m_null_posteriors[j]; }

    std::size_t from_words() const { return m_from; }

    std::size_t to_words() const { return m_to; }

private:
    void prepare(const JumpWidths& jumps);
    double forward(const JumpWidths& jumps);
    void backward(const JumpWidths& jumps);
    void count_jumps(std::size_t j);

    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::vector<float> m_emissions; ///< by j, then i
    std::vector<float> m_null_emissions;
    std::vector<float> m_posteriors; ///< likewise; the forward probabilities until the backward pass
    std::vector<float> m_null_posteriors;

    // Memory m is the last from word that something came from, plus 1; 0 at the beginning.
    std::vector<float> m_memories; ///< by j, then m: forward probability of m before word j
    std::vector<float> m_nulls;    ///< by j, then m: that word j is from nothing, with memory m
    std::vector<float> m_scales;   ///< by j
    std::vector<float> m_shares;   ///< by m: 1 / sum of the jumps that are possible
    std::vector<float> m_behind;   ///< by m: backward probability
    std::vector<float> m_behind_before;
    std::vector<float> m_arrivals; ///< by i
    std::vector<float> m_taken;    ///< jumps, from -m_from
    bool m_counts_jumps = false;
};

} // namespace diptych::align
