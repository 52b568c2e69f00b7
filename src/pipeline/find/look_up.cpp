#include "pipeline/find/look_up.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "pipeline/find/concept_lookup.hpp"
#include "pipeline/find/pair_lookup.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::ConceptHit;
using model::LanguageTag;
using model::LookupResult;
using model::Relation;
using Hits = std::vector<ConceptHit>;

constexpr std::size_t k_longest_query = 200;     ///< words
constexpr std::size_t k_greatest_query = 10'000; ///< bytes

void append(Hits& to, Hits from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

std::vector<LanguageTag> languages_to_search(store::ConceptStore& concepts, store::DocumentStore& documents,
                                             const LookupOptions& options) {
    if (options.language) {
        return {*options.language};
    }
    std::set<LanguageTag> primaries;
    std::vector<std::string> all = concepts.languages();
    const std::vector<std::string> more = documents.languages();
    all.insert(all.end(), more.begin(), more.end());
    for (const std::string& name : all) {
        if (const auto tag = LanguageTag::parse(name)) {
            primaries.insert(*LanguageTag::parse(tag->primary()));
        }
    }
    return {primaries.begin(), primaries.end()};
}

} // namespace

class Lookup::Implementation {
public:
    Implementation(store::Database& database, LookupOptions options)
        : m_options{std::move(options)}, m_concepts{database}, m_documents{database},
          m_languages{languages_to_search(m_concepts, m_documents, m_options)},
          m_concept_lookup{m_concepts, m_analyzers, m_morphologies, m_options}, m_pair_lookup{m_documents,
                                                                                              m_options} {}

    LookupResult look_up(const std::string& query) {
        if (query.size() > k_greatest_query) {
            throw base::UsageError{fmt::format("The text to look up has {} bytes, and {} are the most. Use "
                                               "'diptych recognize' to find the terms in a text.",
                                               query.size(), k_greatest_query)};
        }
        m_concept_lookup.begin_query();
        m_pair_lookup.begin_query();
        LookupResult result;
        result.query = query;
        const std::vector<AnalyzedQuery> queries = analyze(query);
        result.has_words = !queries.empty() || m_languages.empty();

        Hits whole = collect(queries, &ConceptLookup::find_whole);
        find_pairs(queries, whole, result);
        if (whole.empty() && result.pairs.empty() && !m_options.exact) {
            whole = collect(queries, &ConceptLookup::find_whole_by_all_means);
            find_pairs({}, whole, result);
        }
        const bool nothing = whole.empty() && result.pairs.empty();
        if (whole.empty()) {
            append(result.concepts, collect(queries, &ConceptLookup::find_parts));
        }
        append(result.concepts, std::move(whole));
        if (!m_options.exact && (nothing || m_options.fuzzy)) {
            suggest(queries, nothing, result);
        }
        keep_best(result.concepts);
        result.more_concepts = m_concept_lookup.has_more();
        m_pair_lookup.finish(result);
        return result;
    }

private:
    /// As each language cuts it; only those in which it has words.
    std::vector<AnalyzedQuery> analyze(const std::string& query) {
        std::vector<AnalyzedQuery> queries;
        for (const LanguageTag& language : m_languages) {
            AnalyzedQuery analyzed{language, query, m_analyzers.of(language).analyze(query)};
            if (analyzed.tokens.size() > k_longest_query) {
                throw base::UsageError{fmt::format("The text to look up has {} words, and {} are the most. "
                                                   "Use 'diptych recognize' to find the terms in a text.",
                                                   analyzed.tokens.size(), k_longest_query)};
            }
            if (!text::stem_key(analyzed.tokens).empty()) {
                queries.push_back(std::move(analyzed));
            }
        }
        return queries;
    }

    Hits collect(const std::vector<AnalyzedQuery>& queries,
                 Hits (ConceptLookup::*search)(const AnalyzedQuery&)) {
        Hits hits;
        for (const AnalyzedQuery& query : queries) {
            append(hits, (m_concept_lookup.*search)(query));
        }
        return hits;
    }

    /// Pairs with the query, and with the terms that it is when their stems are others.
    void find_pairs(std::vector<AnalyzedQuery> phrases, const Hits& hits, LookupResult& result) {
        std::set<std::pair<std::string, std::string>> keys;
        for (const AnalyzedQuery& phrase : phrases) {
            keys.emplace(phrase.language.primary(), text::stem_key(phrase.tokens));
        }
        for (const ConceptHit& hit : hits) {
            AnalyzedQuery phrase{hit.language, hit.term, m_analyzers.of(hit.language).analyze(hit.term)};
            const std::string key = text::stem_key(phrase.tokens);
            if (keys.emplace(hit.language.primary(), key).second) {
                phrases.push_back(std::move(phrase));
            } else if (hit.differences.has(model::Difference::letter_case)) {
                // In texts capitals count: who looks up "oewg" wants to see OEWG.
                for (AnalyzedQuery& same : phrases) {
                    if (same.language.primary() == hit.language.primary() &&
                        text::stem_key(same.tokens) == key) {
                        same = phrase;
                    }
                }
            }
        }
        m_pair_lookup.find(phrases, result);
    }

    /// Completions, else terms that are written nearly so.
    void suggest(const std::vector<AnalyzedQuery>& queries, bool with_pairs, LookupResult& result) {
        Hits hits = collect(queries, &ConceptLookup::find_completions);
        if (hits.empty() || m_options.fuzzy) {
            append(hits, collect(queries, &ConceptLookup::find_similar));
        }
        if (with_pairs && !hits.empty()) {
            result.suggestion = hits.front().term;
            find_pairs({}, {hits.front()}, result);
            if (hits.front().relation == Relation::completion && !m_options.fuzzy) {
                result.concepts.clear(); // a term that was not finished is no part of the query
            }
        }
        append(result.concepts, std::move(hits));
    }

    LookupOptions m_options;
    store::ConceptStore m_concepts;
    store::DocumentStore m_documents;
    std::vector<LanguageTag> m_languages;
    Analyzers m_analyzers;
    Morphologies m_morphologies;
    ConceptLookup m_concept_lookup;
    PairLookup m_pair_lookup;
};

Lookup::Lookup(store::Database& database, LookupOptions options)
    : m_implementation{std::make_unique<Implementation>(database, std::move(options))} {}

Lookup::~Lookup() = default;

LookupResult Lookup::look_up(const std::string& query) {
    return m_implementation->look_up(query);
}

} // namespace diptych::pipeline
