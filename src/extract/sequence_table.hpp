#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace diptych::extract {

/// Numbers sequences of numbers, from 0 in the order in which they come. Open addressing: most of extraction
/// is spent here.
class SequenceTable {
public:
    SequenceTable();

    /// \returns its number, and whether it is new
    std::pair<std::uint32_t, bool> intern(std::span<const std::uint32_t> sequence);
    std::optional<std::uint32_t> find(std::span<const std::uint32_t> sequence) const;
    std::span<const std::uint32_t> at(std::uint32_t id) const;

    std::size_t size() const { return m_begins.size() - 1; }

private:
    static std::uint64_t hash(std::span<const std::uint32_t> sequence);
    /// The slot that holds it, or the empty one where it belongs.
    std::size_t slot_of(std::span<const std::uint32_t> sequence) const;
    void grow();

    std::vector<std::uint32_t> m_slots;  ///< ids + 1; 0 is empty; a power of two of them
    std::vector<std::uint32_t> m_values; ///< all sequences, one after the other
    std::vector<std::size_t> m_begins;   ///< of each in m_values, and the end of the last
};

} // namespace diptych::extract
