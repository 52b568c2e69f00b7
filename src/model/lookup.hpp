#pragma once

#include "model/concept.hpp"
#include "model/document.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

/// Why words matched, from best to least.
enum class MatchKind {
    exact,    ///< the same letters
    folded,   ///< but for case, accents, ligatures, apostrophes and hyphens
    inflected ///< another form of the same word: plural, gender, agreement
};

/// "exact"
std::string_view name_of(MatchKind kind);

/// A concept one of whose terms is what was looked up, or is in it.
struct ConceptHit {
    Concept entry;
    LanguageTag language; ///< of the term that matched
    std::string term;     ///< the term that matched, as in the glossary
    MatchKind kind = MatchKind::exact;
    Range query; ///< the bytes of the query it matched
};

/// One side of a pair of the corpus.
struct PairSide {
    LanguageTag language;
    std::string text;  ///< the sentences of the bead, joined by spaces; empty when left out
    std::string label; ///< of the unit: the printed paragraph number, "12."
    UnitKind kind = UnitKind::paragraph;
    std::vector<Range> matches; ///< bytes of text to highlight, in order, not overlapping
};

/// An aligned pair that contains what was looked up.
struct PairHit {
    std::int64_t bead = 0;     ///< its number in the database
    std::int64_t document = 0; ///< likewise
    std::string symbol;        ///< of the document; its source file's name when it has none
    PairSide source;
    PairSide target;
    bool found_in_source = true; ///< which side the query matched
    double probability = 1.0;
    MatchKind kind = MatchKind::exact;
};

struct LookupResult {
    std::string query;
    std::vector<ConceptHit> concepts; ///< best match first
    std::vector<PairHit> pairs;       ///< best match first, then in the order of the documents
    std::size_t total_pairs = 0;      ///< before the limit

    bool empty() const { return concepts.empty() && pairs.empty(); }
};

} // namespace diptych::model
