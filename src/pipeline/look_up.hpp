#pragma once

#include "model/lookup.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace diptych::pipeline {

struct LookupOptions {
    std::optional<model::LanguageTag> language; ///< of the query; every language of the database when absent
    std::size_t limit = 20;                     ///< of pairs
};

/// What the glossary and the corpus have for a word or phrase. Opens the database read-only.
/// \throws base::UsageError when `query` has no word in it; base::Error when the database cannot be used
model::LookupResult look_up(const std::string& database, const std::string& query,
                            const LookupOptions& options);

} // namespace diptych::pipeline
