#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diptych::glossary {

// The keys under which words are looked up are kept by their hash alone: two that fall together cost a
// comparison, never a wrong hit, since each candidate is compared as text.

inline constexpr std::uint64_t k_hash_base = 0x9E3779B97F4A7C55U; ///< odd

/// A polynomial modulo 2^64, so that the hash of a joined word comes from those of its parts.
inline std::uint64_t hash_of(std::string_view word) {
    std::uint64_t hash = 0;
    for (const char c : word) {
        hash = hash * k_hash_base + static_cast<unsigned char>(c) + 1;
    }
    return hash;
}

inline std::uint64_t hash_power(std::size_t length) {
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < length; ++i) {
        power *= k_hash_base;
    }
    return power;
}

/// Spreads a hash over its low bits (the finaliser of SplitMix64, Steele et al. 2014).
inline std::uint64_t spread(std::uint64_t hash) {
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
    return hash ^ (hash >> 31U);
}

} // namespace diptych::glossary
