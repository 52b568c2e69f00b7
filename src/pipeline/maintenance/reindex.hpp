#pragma once

#include "store/database.hpp"

#include <cstddef>
#include <string>

namespace diptych::pipeline {

/// What the indexes of a database are of.
struct Reindexed {
    std::size_t terms = 0;
    std::size_t sentences = 0;
};

/// Makes the indexes of a database anew from its tables, in one transaction.
Reindexed reindex(store::Database& database);

} // namespace diptych::pipeline
