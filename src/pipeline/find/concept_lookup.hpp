#pragma once

// For look_up.cpp only.

#include "model/lookup.hpp"
#include "pipeline/find/look_up.hpp"
#include "pipeline/sources/analyzers.hpp"
#include "store/concept_store.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// A query as one language cuts it.
struct AnalyzedQuery {
    model::LanguageTag language;
    std::string text;
    std::vector<text::Token> tokens; ///< not empty
};

/// Finds the concepts for queries. Terms are fetched by their stems; whether one matches is for the
/// recogniser to say, as in running text.
class ConceptLookup {
public:
    using Hits = std::vector<model::ConceptHit>;

    /// All must outlive it.
    ConceptLookup(store::ConceptStore& store, Analyzers& analyzers, Morphologies& morphologies,
                  const LookupOptions& options);

    /// Forgets the entries that were read for the last query.
    void begin_query();

    /// The terms that the query is; other forms of words only when the language's morphology agrees.
    Hits find_whole(const AnalyzedQuery& query);
    /// The terms in the query, the longest at each place, by stems alone.
    Hits find_parts(const AnalyzedQuery& query);
    /// The terms that the query is, looked for by the lemmas of its words, and among all terms that are
    /// written nearly so: what stems alone do not lead to.
    Hits find_whole_by_all_means(const AnalyzedQuery& query);
    /// Terms that begin with the query, its last word perhaps not whole; those to write first, and the
    /// shortest.
    Hits find_completions(const AnalyzedQuery& query);
    /// Terms that differ from the query by some letters, the nearest first.
    Hits find_similar(const AnalyzedQuery& query);

    /// Whether a search went no further than it may.
    bool has_more() const { return m_more; }

private:
    struct Candidate {
        const model::Concept* entry;
        const model::LanguageSection* section;
        const model::Term* term;
    };

    void add_candidates(const std::vector<store::TermMatch>& matches, std::vector<Candidate>& candidates);
    Hits verify(const AnalyzedQuery& query, const std::vector<Candidate>& candidates,
                morphology::Morphology* morphology, model::Relation relation) const;
    std::vector<std::string> lemma_keys(const AnalyzedQuery& query, morphology::Morphology& morphology);
    std::vector<store::TermMatch> similar_terms(const AnalyzedQuery& query);
    /// Who looks a term up need not mind capitals as a text does: "oewg" is OEWG, "MANDAT" mandat.
    static void append_other_capitals(const AnalyzedQuery& query, const std::vector<Candidate>& candidates,
                                      Hits& hits);
    static void append_unverified(const std::vector<Candidate>& candidates, model::Relation relation,
                                  Hits& hits);
    bool completes(const AnalyzedQuery& query, const std::string& text);

    store::ConceptStore& m_store;
    Analyzers& m_analyzers;
    Morphologies& m_morphologies;
    const LookupOptions& m_options;
    std::map<std::int64_t, model::Concept> m_entries; ///< by row
    bool m_more = false;
};

/// Each concept once, by its best match; the best first, those in the query in its order.
void keep_best(std::vector<model::ConceptHit>& hits);

} // namespace diptych::pipeline
