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

/// In what a text differs from a term that it matches: the letters of a bit set, none of them when it is
/// exact.
enum class Difference : std::uint32_t {
    letter_case = 1U << 0,
    accent = 1U << 1,
    ligature = 1U << 2,   ///< oeuvre for œuvre
    apostrophe = 1U << 3, ///< d'asile for d’asile
    hyphen = 1U << 4,     ///< peace-keeping, peace keeping or peacekeeping for one another
    spelling = 1U << 5,   ///< organization for organisation
    inflection = 1U << 6, ///< plural, gender, agreement
    layout = 1U << 7      ///< a line break, or other white space, between its words
};

class Differences {
public:
    Differences() = default;

    void add(Difference difference) { m_bits |= static_cast<std::uint32_t>(difference); }

    void add(Differences others) { m_bits |= others.m_bits; }

    bool has(Difference difference) const { return (m_bits & static_cast<std::uint32_t>(difference)) != 0; }

    /// exact: none, but for layout; inflected: with inflection; else folded.
    MatchKind kind() const;
    /// "case", "inflection" ... in the order above; "exact" alone when there are none.
    std::vector<std::string> names() const;

    friend bool operator==(Differences, Differences) = default;

private:
    std::uint32_t m_bits = 0;
};

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
