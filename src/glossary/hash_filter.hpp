#pragma once

#include "glossary/key_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diptych::glossary {

/// One bit for a key: tells most keys that were not added in little memory, which stays near the processor.
class HashFilter {
public:
    HashFilter() = default;

    /// \param keys  how many there will be
    explicit HashFilter(std::size_t keys) {
        constexpr std::size_t k_bits_for_a_key = 8;
        std::size_t bits = 64;
        while (bits < keys * k_bits_for_a_key) {
            bits *= 2;
        }
        m_bits.assign(bits / 64, 0);
        m_mask = bits - 1;
    }

    void add(std::uint64_t key) {
        const std::uint64_t bit = bit_of(key);
        m_bits[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
    }

    /// False when the key was not added; true when it was, and now and then when it was not.
    bool may_have(std::uint64_t key) const {
        const std::uint64_t bit = bit_of(key);
        return (m_bits[bit >> 6U] >> (bit & 63U) & 1U) != 0;
    }

private:
    /// Other bits of the spread hash than HashIndex uses first.
    std::uint64_t bit_of(std::uint64_t key) const { return (spread(key) >> 20U) & m_mask; }

    std::vector<std::uint64_t> m_bits{0};
    std::uint64_t m_mask = 63;
};

} // namespace diptych::glossary
