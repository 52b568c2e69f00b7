#pragma once

#include "glossary/key_hash.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace diptych::glossary {

/// From 64-bit keys to 32-bit numbers, in one block of memory (open addressing, linear probing). The number
/// k_none is not to be stored.
class HashIndex {
public:
    static constexpr std::uint32_t k_none = 0xFFFFFFFFU;

    std::uint32_t find(std::uint64_t key) const {
        if (m_slots.empty()) {
            return k_none;
        }
        for (std::size_t i = spread(key) & m_mask;; i = (i + 1) & m_mask) {
            if (m_slots[i].value == k_none || m_slots[i].key() == key) {
                return m_slots[i].value;
            }
        }
    }

    /// Has the processor fetch what find() will look at.
    void prefetch(std::uint64_t key) const {
        if (!m_slots.empty()) {
            __builtin_prefetch(&m_slots[spread(key) & m_mask]);
        }
    }

    /// The number of the key, which is `fresh` when it had none.
    std::uint32_t find_or_insert(std::uint64_t key, std::uint32_t fresh) {
        if ((m_size + 1) * 3 > m_slots.size() * 2) {
            grow();
        }
        Slot& slot = slot_of(key);
        if (slot.value == k_none) {
            slot = {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U), fresh};
            ++m_size;
        }
        return slot.value;
    }

    /// Each number becomes what `map` makes of it.
    template <typename Map>
    void map_values(const Map& map) {
        for (Slot& slot : m_slots) {
            slot.value = slot.value == k_none ? k_none : map(slot.value);
        }
    }

    template <typename Visit>
    void for_each_key(const Visit& visit) const {
        for (const Slot& slot : m_slots) {
            if (slot.value != k_none) {
                visit(slot.key());
            }
        }
    }

    std::size_t size() const { return m_size; }

private:
    struct Slot { ///< twelve bytes
        std::uint32_t low = 0;
        std::uint32_t high = 0;
        std::uint32_t value = k_none;

        std::uint64_t key() const { return (std::uint64_t{high} << 32U) | low; }
    };

    Slot& slot_of(std::uint64_t key) {
        std::size_t i = spread(key) & m_mask;
        while (m_slots[i].value != k_none && m_slots[i].key() != key) {
            i = (i + 1) & m_mask;
        }
        return m_slots[i];
    }

    void grow() {
        std::vector<Slot> old = std::move(m_slots);
        m_slots.assign(old.empty() ? 64 : old.size() * 2, Slot{});
        m_mask = m_slots.size() - 1;
        for (const Slot& slot : old) {
            if (slot.value != k_none) {
                slot_of(slot.key()) = slot;
            }
        }
    }

    std::vector<Slot> m_slots; ///< a power of two of them
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

} // namespace diptych::glossary
