#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace diptych::store {

class Database;

/// What there is in a corpus.
struct CorpusCounts {
    /// Bounds between bands of probability: below 0.5, from 0.5 up to but not with 0.8 ..., from 0.99.
    static constexpr std::array<double, 4> k_bands{0.5, 0.8, 0.95, 0.99};

    struct Shape {
        std::int64_t source = 0; ///< sentences of a bead
        std::int64_t target = 0;
        std::int64_t beads = 0;
    };

    std::int64_t documents = 0;
    std::vector<std::pair<std::string, std::int64_t>> sentences; ///< by language tag
    std::int64_t beads = 0;
    std::vector<Shape> shapes; ///< the most frequent first
    std::array<std::int64_t, k_bands.size() + 1> by_probability{};
    std::int64_t pinned = 0;
    std::int64_t corrected = 0; ///< made by a user
    std::int64_t flagged = 0;
    std::int64_t file_size = 0; ///< bytes, without the log
    /// Bytes of tables with their indexes, the largest first; empty when this SQLite cannot tell.
    std::vector<std::pair<std::string, std::int64_t>> table_sizes;
};

/// Cost: reads all beads once, and a page of each hundred or so of the file for the sizes: some seconds for
/// ten million pairs.
CorpusCounts corpus_counts(Database& database);

} // namespace diptych::store
