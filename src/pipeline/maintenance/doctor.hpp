#pragma once

#include "store/database.hpp"

#include <string>
#include <utility>
#include <vector>

namespace diptych::pipeline {

/// Something that is not as it has to be.
struct Ailment {
    std::string what;              ///< a sentence
    bool reindex_mends_it = false; ///< otherwise the database has to be restored from a copy
};

/// What a database is, and what is wrong with it.
struct Examination {
    std::vector<std::pair<std::string, std::string>> facts; ///< name and value, to tell somebody who helps
    std::vector<Ailment> ailments;
};

/// Looks at all of the database: whether the file is whole, whether rows belong to something, whether the
/// beads hold each sentence once, whether the indexes say what the tables say. Changes nothing.
/// \throws base::Error when it cannot be opened at all
Examination examine(store::Database& database);

} // namespace diptych::pipeline
