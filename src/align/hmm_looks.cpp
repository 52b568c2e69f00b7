#include "align/hmm_looks.hpp"

#include <algorithm>
#include <cstddef>

namespace diptych::align {

namespace {

constexpr std::size_t k_shortest_cognate = 4; ///< letters that the beginnings have in common
constexpr double k_least_likeness = 0.6;      ///< that is how much of the longer word
constexpr float k_same_word = 0.5F;           ///< p of a word that is the same in both languages
constexpr float k_cognate = 0.2F;             ///< and of one that begins so, times their likeness

} // namespace

float probability_by_looks(std::string_view a, std::string_view b) {
    if (a == b) {
        return a.size() >= k_shortest_cognate - 1 || (a[0] >= '0' && a[0] <= '9') ? k_same_word : 0;
    }
    const std::size_t common =
        static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
    const double likeness = static_cast<double>(common) / static_cast<double>(std::max(a.size(), b.size()));
    return common >= k_shortest_cognate && likeness >= k_least_likeness
               ? k_cognate * static_cast<float>(likeness)
               : 0;
}

} // namespace diptych::align
