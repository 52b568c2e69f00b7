#include "align/hmm_jumps.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace diptych::align {

namespace {

constexpr std::array<std::ptrdiff_t, 5> k_bucket_begins{8, 11, 16, 26, 51}; ///< of the long jumps
constexpr std::ptrdiff_t k_longest_alone = 7; ///< up to here a jump has a parameter of its own
constexpr double k_last_width = 50;           ///< how many jumps the last bucket, open at its end, counts for
constexpr double k_unseen = 0.1;              ///< added to each bucket's count

/// How many jumps share the bucket of one of this length.
double width_of(std::ptrdiff_t length) {
    if (length <= k_longest_alone) {
        return 1;
    }
    const auto next = std::upper_bound(k_bucket_begins.begin(), k_bucket_begins.end(), length);
    return next == k_bucket_begins.end() ? k_last_width : static_cast<double>(*next - *(next - 1));
}

} // namespace

JumpWidths::JumpWidths()
    : m_widths(2 * k_longest_sentence + 3), m_reversed(m_widths.size()), m_sums(m_widths.size() + 1) {
    constexpr double k_reach = 4; // words: how soon longer jumps become unlikely
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const std::ptrdiff_t jump = static_cast<std::ptrdiff_t>(i) - centre();
        m_widths[i] = static_cast<float>(std::exp(-static_cast<double>(std::abs(jump - 1)) / k_reach) + 1e-3);
    }
    finish();
}

std::size_t JumpWidths::bucket_of(std::ptrdiff_t jump) {
    constexpr std::size_t k_middle = k_buckets / 2;
    const std::ptrdiff_t length = std::abs(jump);
    std::size_t bucket = static_cast<std::size_t>(std::min(length, k_longest_alone));
    bucket += static_cast<std::size_t>(
        std::upper_bound(k_bucket_begins.begin(), k_bucket_begins.end(), length) - k_bucket_begins.begin());
    return jump < 0 ? k_middle - bucket : k_middle + bucket;
}

void JumpWidths::set(std::span<const double> counts) {
    double total = 0;
    for (const double count : counts) {
        total += count + k_unseen;
    }
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const std::ptrdiff_t jump = static_cast<std::ptrdiff_t>(i) - centre();
        m_widths[i] =
            static_cast<float>((counts[bucket_of(jump)] + k_unseen) / total / width_of(std::abs(jump)));
    }
    finish();
}

void JumpWidths::finish() {
    std::reverse_copy(m_widths.begin(), m_widths.end(), m_reversed.begin());
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        m_sums[i + 1] = m_sums[i] + static_cast<double>(m_widths[i]);
    }
}

} // namespace diptych::align
