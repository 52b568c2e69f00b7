#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace diptych::store {

class Database;

/// Something that is not as it has to be.
struct Problem {
    std::string what;              ///< a sentence
    bool reindex_mends_it = false; ///< otherwise the database has to be restored from a copy

    friend bool operator==(const Problem&, const Problem&) = default;
};

/// What is wrong, and what can still be read in full.
struct Checkup {
    std::vector<Problem> problems;
    std::vector<std::int64_t> sound_documents;
    std::size_t documents = 0; ///< that there are, or have left something
    std::size_t sound_entries = 0;
    std::size_t entries = 0;

    bool sound() const { return problems.empty(); }
};

/// Looks at everything: whether the file and its schema are whole, whether rows belong to something and hold what
/// they may hold, whether the beads of each document hold its sentences once each, whether each index has what its
/// tables say. Goes on behind what cannot be read. Changes nothing. To be opened with Mode::examine.
///
/// Cost: reads all of the file some times, and makes the content of the indexes once more: half an hour for ten
/// million pairs. Memory does not grow with the file.
Checkup check(Database& database);

} // namespace diptych::store
