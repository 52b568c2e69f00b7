#pragma once

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

/// Looks at everything: whether the file is whole, whether rows belong to something, whether the beads of
/// each document hold its sentences once each, whether each index has what its tables say. Changes nothing.
///
/// Cost: reads all of the file and makes the content of the indexes once more: half an hour for ten million
/// pairs. Memory does not grow with the file.
std::vector<Problem> check(Database& database);

} // namespace diptych::store
