#pragma once

#include <cstddef>
#include <string>

namespace diptych::lexicon {

/// The most bytes that a dictionary may have, unpacked.
inline constexpr std::size_t k_greatest_dictionary = std::size_t{512} << 20U;

/// Phrases of two languages that translate each other, as a dictionary has them.
struct DictionaryEntry {
    std::string source; ///< valid UTF-8, like target
    std::string target;
    double weight = 1; ///< above 0: how much this rendering counts beside the others of the same words

    friend bool operator==(const DictionaryEntry&, const DictionaryEntry&) = default;
};

/// Which language's phrases come first in a dictionary (the headwords, in a dictd dictionary).
enum class DictionaryOrder {
    usual,        ///< as its format has it: see read_dictionary()
    source_first, ///< whatever is usual
    target_first
};

} // namespace diptych::lexicon
