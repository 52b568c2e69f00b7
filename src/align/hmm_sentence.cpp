#include "align/hmm_sentence.hpp"

#include <algorithm>
#include <cmath>

namespace diptych::align {

namespace {

constexpr float k_null = 0.2F;     ///< P(a word comes from nothing): Och and Ney 2003, section 3.2
constexpr float k_anywhere = 0.1F; ///< the part of a jump's probability that is the same for all places
constexpr float k_tiny = 1e-30F;

/// sums[n] += factor * values[n]
void add_scaled(float* sums, const float* values, float factor, std::size_t size) {
    for (std::size_t n = 0; n < size; ++n) {
        sums[n] += factor * values[n];
    }
}

} // namespace

void HmmSentence::resize(std::size_t from_words, std::size_t to_words) {
    m_from = from_words;
    m_to = to_words;
    m_emissions.resize(m_from * m_to);
    m_null_emissions.resize(m_to);
    m_posteriors.resize(m_from * m_to);
    m_null_posteriors.resize(m_to);
}

double HmmSentence::expect_without_places() {
    const float share = (1 - k_null) / static_cast<float>(m_from);
    double log_likelihood = 0;
    for (std::size_t j = 0; j < m_to; ++j) {
        const float* const emissions = m_emissions.data() + j * m_from;
        float* const posteriors = m_posteriors.data() + j * m_from;
        float total = 0;
        for (std::size_t i = 0; i < m_from; ++i) {
            total += emissions[i];
        }
        total = share * total + k_null * m_null_emissions[j] + k_tiny;
        for (std::size_t i = 0; i < m_from; ++i) {
            posteriors[i] = share * emissions[i] / total;
        }
        m_null_posteriors[j] = k_null * m_null_emissions[j] / total;
        log_likelihood += std::log(static_cast<double>(total));
    }
    return log_likelihood;
}

// IDEA    A word comes from a word of the other side or from nothing; where it comes from depends on where
//         the last one came from. Sums over all alignments by the forward-backward algorithm.
// SOURCE  S. Vogel, H. Ney, C. Tillmann. HMM-Based Word Alignment in Statistical Translation. COLING 1996;
//         the words from nothing, which pass on where the last one came from: F. J. Och and H. Ney. A
//         Systematic Comparison of Various Statistical Alignment Models. Computational Linguistics 29(1),
//         2003, section 3.2 and (for k_anywhere) section 3.4.
// WHERE WE DIFFER  The beginning of the sentence is a place like others, before the first word.
double HmmSentence::expect(const JumpWidths& jumps, JumpCounts* counts) {
    m_counts_jumps = counts != nullptr;
    prepare(jumps);
    const double log_likelihood = forward(jumps);
    backward(jumps);
    if (m_counts_jumps) {
        const float* const widths = jumps.from(-static_cast<std::ptrdiff_t>(m_from));
        for (std::size_t n = 0; n < m_taken.size(); ++n) {
            const std::ptrdiff_t jump = static_cast<std::ptrdiff_t>(n) - static_cast<std::ptrdiff_t>(m_from);
            (*counts)[JumpWidths::bucket_of(jump)] += static_cast<double>(m_taken[n] * widths[n]);
        }
    }
    return log_likelihood;
}

void HmmSentence::prepare(const JumpWidths& jumps) {
    const std::size_t memories = m_from + 1;
    m_memories.assign(m_to * memories, 0);
    m_nulls.assign(m_to * memories, 0);
    m_scales.assign(m_to, 0);
    m_arrivals.assign(m_from, 0);
    m_taken.assign(m_counts_jumps ? 2 * m_from + 1 : 0, 0);
    m_shares.resize(memories);
    for (std::size_t m = 0; m < memories; ++m) {
        const std::ptrdiff_t first = 1 - static_cast<std::ptrdiff_t>(m); // the jump to the first word
        m_shares[m] =
            (1 - k_null) * (1 - k_anywhere) / jumps.sum(first, first + static_cast<std::ptrdiff_t>(m_from));
    }
}

double HmmSentence::forward(const JumpWidths& jumps) {
    const std::size_t memories = m_from + 1;
    double log_likelihood = 0;
    m_memories[0] = 1;
    for (std::size_t j = 0; j < m_to; ++j) {
        const float* const before = m_memories.data() + j * memories;
        const float* const emissions = m_emissions.data() + j * m_from;
        float* const places = m_posteriors.data() + j * m_from;
        std::fill_n(places, m_from, (1 - k_null) * k_anywhere / static_cast<float>(m_from));
        for (std::size_t m = 0; m < memories; ++m) {
            const float mass = before[m] * m_shares[m];
            if (mass > k_tiny) {
                add_scaled(places, jumps.from(1 - static_cast<std::ptrdiff_t>(m)), mass, m_from);
            }
        }
        float* const nulls = m_nulls.data() + j * memories;
        float scale = k_tiny;
        for (std::size_t i = 0; i < m_from; ++i) {
            places[i] *= emissions[i];
            scale += places[i];
        }
        for (std::size_t m = 0; m < memories; ++m) {
            nulls[m] = k_null * m_null_emissions[j] * before[m];
            scale += nulls[m];
        }
        for (std::size_t i = 0; i < m_from; ++i) {
            places[i] /= scale;
        }
        for (std::size_t m = 0; m < memories; ++m) {
            nulls[m] /= scale;
        }
        if (j + 1 < m_to) {
            float* const after = m_memories.data() + (j + 1) * memories;
            std::copy_n(nulls, memories, after);
            add_scaled(after + 1, places, 1, m_from);
        }
        m_scales[j] = scale;
        log_likelihood += std::log(static_cast<double>(scale));
    }
    return log_likelihood;
}

void HmmSentence::backward(const JumpWidths& jumps) {
    const std::size_t memories = m_from + 1;
    m_behind.assign(memories, 1);
    for (std::size_t j = m_to; j-- > 0;) {
        float* const places = m_posteriors.data() + j * m_from;
        const float* const nulls = m_nulls.data() + j * memories;
        float null = 0;
        for (std::size_t m = 0; m < memories; ++m) {
            null += nulls[m] * m_behind[m];
        }
        m_null_posteriors[j] = null;
        const float* const emissions = m_emissions.data() + j * m_from;
        float total = 0;
        for (std::size_t i = 0; i < m_from; ++i) {
            places[i] *= m_behind[i + 1];
            m_arrivals[i] = emissions[i] * m_behind[i + 1] / m_scales[j];
            total += m_arrivals[i];
        }
        if (m_counts_jumps) {
            count_jumps(j);
        }
        const float null_factor = k_null * m_null_emissions[j] / m_scales[j];
        m_behind_before.assign(memories, 0);
        for (std::size_t i = 0; i < m_from; ++i) {
            if (m_arrivals[i] > k_tiny) { // the jump from memory m is i + 1 - m
                add_scaled(m_behind_before.data(), jumps.backwards_from(-static_cast<std::ptrdiff_t>(i) - 1),
                           m_arrivals[i], memories);
            }
        }
        const float anywhere = (1 - k_null) * k_anywhere / static_cast<float>(m_from) * total;
        for (std::size_t m = 0; m < memories; ++m) {
            m_behind_before[m] = m_behind_before[m] * m_shares[m] + anywhere + null_factor * m_behind[m];
        }
        m_behind.swap(m_behind_before);
    }
}

void HmmSentence::count_jumps(std::size_t j) {
    const float* const before = m_memories.data() + j * (m_from + 1);
    for (std::size_t m = 0; m <= m_from; ++m) {
        const float mass = before[m] * m_shares[m];
        if (mass > 1e-6F * m_shares[m]) { // jump i + 1 - m is at m_from + i + 1 - m
            add_scaled(m_taken.data() + (m_from + 1 - m), m_arrivals.data(), mass, m_from);
        }
    }
}

} // namespace diptych::align
