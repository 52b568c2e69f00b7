#pragma once

#include "model/lookup.hpp"
#include "pipeline/sources/term_filter.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace diptych::pipeline {

struct LookupOptions {
    std::optional<model::LanguageTag> language; ///< of the query; every language of the database when absent
    std::size_t limit = 20;                     ///< of pairs
    bool exact = false;                         ///< the same letters only
    bool fuzzy = false;                         ///< similar terms also when something else is found
    TermFilter filter;                          ///< of terms; pairs are shown whatever they contain
};

/// Answers queries from one database, which must outlive it. Not for use by two threads at once.
class Lookup {
public:
    /// \throws base::Error when the database cannot be used
    Lookup(store::Database& database, LookupOptions options);
    ~Lookup();
    Lookup(const Lookup&) = delete;
    Lookup& operator=(const Lookup&) = delete;

    /// What the glossary and the corpus have for a word or phrase: the concepts that are called so and the
    /// pairs it stands in; without such concepts, those whose terms stand in the query; and when there is
    /// nothing at all, those whose terms begin so or are written nearly so, with pairs for the first of them.
    ///
    /// Cost: well below a millisecond, and what pairs take, when a term is written as in the query but for
    /// case and accents. A language's morphology is opened only when other forms matter, and similar terms
    /// take a look at all terms.
    /// \param query  valid UTF-8  \throws base::UsageError when it has hundreds of words
    model::LookupResult look_up(const std::string& query);

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::pipeline
