#pragma once

// For the .cpp files of store/ only.

#include "store/check.hpp"

namespace diptych::store {

/// Whether term_key, glossary_language and pair_words have what their tables say.
void check_indexes(Database& database, std::vector<Problem>& problems);

} // namespace diptych::store
