#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace diptych::align {

/// How far the alignment jumps from one word to the next: c(d), where d is the place of a word's translation
/// minus that of the word before. The probability of a jump is c(d) over the sum of c of all jumps that stay
/// in the sentence (Vogel, Ney and Tillmann 1996, section 3).
///
/// Short jumps have a parameter each; longer ones share one by buckets, as there are few of them.
class JumpWidths {
public:
    /// Sentences may have so many words.
    static constexpr std::size_t k_longest_sentence = 1000;
    /// How many parameters.
    static constexpr std::size_t k_buckets = 25;

    /// Before anything is learnt: words mostly keep their order.
    JumpWidths();

    /// The bucket of a jump.
    static std::size_t bucket_of(std::ptrdiff_t jump);

    /// Learns from how often the jumps of each bucket were taken. \pre counts.size() == k_buckets
    void set(std::span<const double> counts);

    /// c(first), c(first + 1), ... \pre -k_longest_sentence <= first, and no further than k_longest_sentence
    const float* from(std::ptrdiff_t first) const { return m_widths.data() + centre() + first; }

    /// c(-first), c(-first - 1), ...: the same backwards.
    const float* backwards_from(std::ptrdiff_t first) const { return m_reversed.data() + centre() + first; }

    /// The sum of c over the jumps from `first` up to, not including, `end`.
    float sum(std::ptrdiff_t first, std::ptrdiff_t end) const {
        return static_cast<float>(m_sums[static_cast<std::size_t>(centre() + end)] -
                                  m_sums[static_cast<std::size_t>(centre() + first)]);
    }

private:
    static constexpr std::ptrdiff_t centre() { return static_cast<std::ptrdiff_t>(k_longest_sentence) + 1; }

    void finish();

    std::vector<float> m_widths;   ///< c, from -k_longest_sentence - 1
    std::vector<float> m_reversed; ///< its mirror image
    std::vector<double> m_sums;    ///< of all before
};

} // namespace diptych::align
