#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// The ids that a file used, 8 to 16 bytes each: their 64-bit hashes alone are kept. Two ids of one hash are
/// taken for the same, once in 37 million files of a million entries; the second entry then gets another id,
/// and a message that says so.
class IdSet {
public:
    /// \returns whether it was not there before
    bool insert(std::string_view id);

    bool contains(std::string_view id) const { return contains_hash(hash_of(id)); }

    // The same by what hash_of() gives.
    static std::uint64_t hash_of(std::string_view id);
    bool contains_hash(std::uint64_t hash) const;

private:
    /// Where a hash is, or the free slot where it would be.
    std::size_t slot_of(std::uint64_t hash) const;
    bool put(std::uint64_t hash);
    void grow();

    std::vector<std::uint64_t> m_slots; ///< a power of two of them; 0 is a free one
    std::size_t m_size = 0;
};

} // namespace diptych::exchange
