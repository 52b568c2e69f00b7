#pragma once

// For search.cpp only.

#include "concordance/matcher.hpp"
#include "concordance/query.hpp"
#include "pipeline/find/search.hpp"
#include "pipeline/find/translation_spotter.hpp"
#include "pipeline/sources/analyzers.hpp"
#include "store/pair_search.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// Puts ranges among others, in order, but for those that overlap one.
void mark(std::vector<model::Range>& matches, const std::vector<model::Range>& more);

/// One query as each language reads it.
class Condition {
public:
    Condition(concordance::Query query, Analyzers& analyzers, concordance::Strictness strictness);

    model::WordQuery compiled(const std::string& language) const;
    std::optional<concordance::Match> find(const model::PairSide& side,
                                           const std::vector<text::Token>& tokens);

private:
    concordance::Query m_query;
    Analyzers& m_analyzers;
    concordance::Strictness m_strictness;
    std::map<std::string, concordance::Matcher> m_matchers; ///< by language
};

/// What a pair has to fulfil: the query on either side, and a condition on each.
class SearchConditions {
public:
    /// \param query  may be empty. All but that must outlive it.
    /// \throws base::UsageError when one of them cannot be understood, or there is none
    SearchConditions(const std::string& query, const SearchOptions& options,
                     const std::vector<store::SideKind>& sides, Analyzers& analyzers);

    /// For the index: on each side, in each language that there is.
    /// \param apart  whether the words of phrases need not be together
    store::PairQuery compiled(bool apart) const;

    /// Checks a pair, marks what matched and says on which side and how well. \returns whether it fulfils all
    bool fulfilled(SearchedPair& pair);

    /// Whether each side has a condition of its own: how one is rendered on the other is said then.
    bool says_both() const { return m_source && m_target; }

private:
    bool is_asked(const store::SideKind& side) const;
    std::optional<concordance::Match> find(const model::PairSide& side,
                                           const std::vector<text::Token>& tokens);

    const SearchOptions& m_options;
    const std::vector<store::SideKind>& m_sides;
    std::optional<Condition> m_query;
    std::optional<Condition> m_source;
    std::optional<Condition> m_target;
};

} // namespace diptych::pipeline
