#include "extract/sequence_table.hpp"

#include <algorithm>
#include <utility>

namespace diptych::extract {

SequenceTable::SequenceTable() : m_slots(1024), m_begins{0} {}

std::uint64_t SequenceTable::hash(std::span<const std::uint32_t> sequence) {
    std::uint64_t h = sequence.size();
    for (const std::uint32_t value : sequence) {
        // The finalizer of splitmix64 (Steele, Lea and Flood 2014), once a value
        h += value + 0x9E3779B97F4A7C15U;
        h = (h ^ (h >> 30U)) * 0xBF58476D1CE4E5B9U;
        h = (h ^ (h >> 27U)) * 0x94D049BB133111EBU;
        h ^= h >> 31U;
    }
    return h;
}

std::size_t SequenceTable::slot_of(std::span<const std::uint32_t> sequence) const {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash(sequence) & mask;
    while (m_slots[slot] != 0 && !std::ranges::equal(at(m_slots[slot] - 1), sequence)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

std::pair<std::uint32_t, bool> SequenceTable::intern(std::span<const std::uint32_t> sequence) {
    std::size_t slot = slot_of(sequence);
    if (m_slots[slot] != 0) {
        return {m_slots[slot] - 1, false};
    }
    if (2 * (size() + 1) > m_slots.size()) {
        grow();
        slot = slot_of(sequence);
    }
    m_values.insert(m_values.end(), sequence.begin(), sequence.end());
    m_begins.push_back(m_values.size());
    m_slots[slot] = static_cast<std::uint32_t>(size());
    return {m_slots[slot] - 1, true};
}

std::optional<std::uint32_t> SequenceTable::find(std::span<const std::uint32_t> sequence) const {
    const std::uint32_t id = m_slots[slot_of(sequence)];
    return id == 0 ? std::nullopt : std::optional{id - 1};
}

std::span<const std::uint32_t> SequenceTable::at(std::uint32_t id) const {
    return std::span{m_values}.subspan(m_begins[id], m_begins[id + 1] - m_begins[id]);
}

void SequenceTable::grow() {
    const std::vector<std::uint32_t> old =
        std::exchange(m_slots, std::vector<std::uint32_t>(2 * m_slots.size()));
    for (const std::uint32_t id : old) {
        if (id != 0) {
            m_slots[slot_of(at(id - 1))] = id;
        }
    }
}

} // namespace diptych::extract
