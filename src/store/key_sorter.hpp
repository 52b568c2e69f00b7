#pragma once

// For the .cpp files of store/ only.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

/// Puts any number of keys in order (that of their bytes) in a bounded amount of memory: what does not fit is
/// sorted and written to a file without a name, and merged at the end. Touches no database.
class KeySorter {
public:
    /// \param beside  the file in whose folder there is room  \param memory  bytes of keys to hold
    explicit KeySorter(std::string beside, std::size_t memory = k_memory);
    ~KeySorter();
    KeySorter(const KeySorter&) = delete;
    KeySorter& operator=(const KeySorter&) = delete;

    /// Says that a key comes into a set or leaves it. \throws base::Error when the disk is full
    void add(std::string_view key, bool comes);

    /// The keys that in the end come or leave, in order: one that does both stays what it was. Then there are
    /// none any more.
    void take(const std::function<void(std::string_view key, bool comes)>& visit);

private:
    static constexpr std::size_t k_memory = std::size_t{40} << 20;

    /// Of a key in m_bytes.
    struct Entry {
        std::uint64_t prefix; ///< its first eight bytes: most comparisons need no more
        std::uint32_t begin;
        std::uint32_t size : 31;
        std::uint32_t comes : 1;
    };

    /// A sorted part of the file.
    struct Run {
        std::uint64_t begin;
        std::uint64_t end;
    };

    class RunReader;

    void sort();
    void spill();
    void write(std::string_view bytes);
    [[noreturn]] void fail() const;

    std::string m_beside;
    std::size_t m_memory;
    std::string m_bytes;
    std::vector<Entry> m_entries;
    std::vector<Run> m_runs;
    std::uint64_t m_file_size = 0;
    int m_file = -1; ///< opened when first needed
};

} // namespace diptych::store
