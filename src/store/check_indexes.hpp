#pragma once

// For the .cpp files of store/ only.

#include "store/check.hpp"

namespace diptych::store {

/// Whether term_key and glossary_language have what their tables say. \throws Damaged when they cannot be read
void check_term_index(const Database& database, std::vector<Problem>& problems);
/// Likewise pair_words.
void check_pair_index(Database& database, std::vector<Problem>& problems);

} // namespace diptych::store
