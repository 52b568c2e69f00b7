#include "exchange/tbx/id_set.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace diptych::exchange {

bool IdSet::insert(std::string_view id) {
    if (m_size >= m_slots.size() - m_slots.size() / 4) {
        grow();
    }
    return put(hash_of(id));
}

std::uint64_t IdSet::hash_of(std::string_view id) {
    return std::max<std::uint64_t>(1, std::hash<std::string_view>{}(id));
}

bool IdSet::contains_hash(std::uint64_t hash) const {
    return !m_slots.empty() && m_slots[slot_of(hash)] == hash;
}

std::size_t IdSet::slot_of(std::uint64_t hash) const {
    const std::size_t mask = m_slots.size() - 1;
    // A step that depends on the hash, and is odd so that it meets every slot: ids that were made to begin at
    // one slot do not walk the same way from there.
    const std::size_t step = static_cast<std::size_t>(hash >> 32U) | 1U;
    std::size_t slot = static_cast<std::size_t>(hash) & mask;
    while (m_slots[slot] != 0 && m_slots[slot] != hash) {
        slot = (slot + step) & mask;
    }
    return slot;
}

bool IdSet::put(std::uint64_t hash) {
    std::uint64_t& slot = m_slots[slot_of(hash)];
    if (slot == hash) {
        return false;
    }
    slot = hash;
    ++m_size;
    return true;
}

void IdSet::grow() {
    constexpr std::size_t k_first_slots = 1024;
    const std::vector<std::uint64_t> old = std::exchange(
        m_slots, std::vector<std::uint64_t>(m_slots.empty() ? k_first_slots : 2 * m_slots.size()));
    m_size = 0;
    for (const std::uint64_t hash : old) {
        if (hash != 0) {
            put(hash);
        }
    }
}

} // namespace diptych::exchange
