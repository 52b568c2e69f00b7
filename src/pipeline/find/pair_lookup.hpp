#pragma once

// For look_up.cpp only.

#include "glossary/recognizer.hpp"
#include "model/lookup.hpp"
#include "pipeline/find/concept_lookup.hpp"
#include "store/document_store.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// Finds the pairs for queries, and counts how concepts are rendered in them.
class PairLookup {
public:
    /// All must outlive it.
    PairLookup(store::DocumentStore& store, const LookupOptions& options);

    void begin_query();

    /// Appends to `result` the pairs that contain one of the phrases, by stems alone; not those that are
    /// there already.
    void find(const std::vector<AnalyzedQuery>& phrases, model::LookupResult& result);

    /// Counts the renderings of each concept in the pairs, puts the best pairs first, keeps as many as are
    /// wanted and marks the concepts' terms on the side that was not searched.
    void finish(model::LookupResult& result);

private:
    /// The terms of all concepts in one language.
    struct Terms {
        struct Place {
            std::size_t hit = 0; ///< of LookupResult::concepts
            const model::Term* term = nullptr;
        };

        glossary::Recognizer recognizer;
        std::vector<Place> places; ///< by number of the term
    };

    void find_phrase(const AnalyzedQuery& phrase, const glossary::Recognizer& recognizer,
                     model::LookupResult& result);
    Terms& terms_of(const model::LanguageTag& language, const model::LookupResult& result);
    void count(const model::PairSide& side, model::LookupResult& result);

    store::DocumentStore& m_store;
    const LookupOptions& m_options;
    std::set<std::int64_t> m_seen;                     ///< beads
    std::map<std::string, Terms, std::less<>> m_terms; ///< by primary language; refer to the result
};

} // namespace diptych::pipeline
