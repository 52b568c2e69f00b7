#pragma once

#include "store/pair_search.hpp"

#include <string>
#include <vector>

namespace diptych::store {
class Database;
}

namespace diptych::pipeline {

/// Which pairs of the corpus are meant, in a user's words.
struct PairChoice {
    std::vector<std::string> documents; ///< symbols or numbers; all when empty
    store::PairFilter filter = {};      ///< but for its documents, which are those above
};

/// The same in those of the store. \throws base::Error when a document is not there
store::PairFilter filter_of(const PairChoice& choice, store::Database& database);

} // namespace diptych::pipeline
