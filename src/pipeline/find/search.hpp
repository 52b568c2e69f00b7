#pragma once

#include "concordance/query.hpp"
#include "model/language_tag.hpp"
#include "model/lookup.hpp"
#include "pipeline/sources/pair_choice.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

namespace diptych::pipeline {

struct SearchOptions {
    std::optional<model::LanguageTag> language =
        {};                  ///< of the query; each language of the corpus when absent
    std::string source = {}; ///< a query that the source has to fulfil; empty for none
    std::string target = {}; ///< likewise the target
    concordance::Strictness strictness = concordance::Strictness::stems;
    PairChoice choice = {}; ///< among which
    std::size_t limit = 20; ///< of pairs
    std::size_t offset = 0; ///< how many pairs are passed over
    bool renderings = true; ///< whether they are counted
};

/// Answers queries from the pairs of one database, which must outlive it. Not for use by two threads at once.
class Search {
public:
    /// \throws base::Error when the database cannot be used
    ///         base::UsageError when one of the conditions cannot be understood
    Search(store::Database& database, SearchOptions options);
    ~Search();
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;

    /// The pairs of which a side fulfils the query, and the source and target their conditions. What matched
    /// is marked on the side where it was found, its likely translation on the other; what it is rendered by
    /// is counted over the first pairs, not only over those that are wanted.
    ///
    /// Cost: what the index takes to count up to 1,000 pairs; a pair is read only when it is wanted or
    /// counted for renderings, or when the index cannot tell: then all are read, up to some thousand. \param
    /// query  valid UTF-8; may be empty when there is a condition \throws base::UsageError when it cannot be
    /// understood, or has no word
    model::SearchResult search(const std::string& query);

private:
    class Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace diptych::pipeline
