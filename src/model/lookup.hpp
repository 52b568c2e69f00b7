#pragma once

#include "model/concept.hpp"
#include "model/pair.hpp"
#include "model/place.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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

/// How a term of the glossary stands to what was looked up, from best to least.
enum class Relation {
    whole,      ///< it is the term
    part,       ///< the term is in it
    completion, ///< the term begins with it
    similar     ///< the term is written nearly so
};

/// How often a term stands on the other side of pairs.
struct RenderingCount {
    std::string term;
    std::optional<Status> status;
    std::size_t pairs = 0;
};

/// How a concept is rendered in the pairs that contain what was looked up.
struct Renderings {
    LanguageTag language;              ///< of the other side
    std::vector<RenderingCount> terms; ///< the most frequent first; those that occur
    std::size_t otherwise = 0;         ///< pairs with none of the concept's terms on the other side
    std::size_t pairs = 0;             ///< a pair in which several terms stand counts for each of them
};

/// "whole"
std::string_view name_of(Relation relation);

/// A concept one of whose terms is what was looked up, or is in it.
struct ConceptHit {
    Concept entry;
    LanguageTag language; ///< of the term that matched
    std::string term;     ///< the term that matched, as in the glossary
    MatchKind kind = MatchKind::exact;
    Range query = {}; ///< the bytes of the query it matched; none of a completion or a similar term
    Differences differences = {};
    Relation relation = Relation::whole;
    std::vector<Renderings> renderings = {}; ///< by language
};

/// A pair of the corpus that contains what was looked up.
struct PairHit : Pair {
    bool found_in_source = true; ///< which side the query matched
    MatchKind kind = MatchKind::exact;
    Differences differences = {}; ///< of the best match in it

    const PairSide& asked() const { return found_in_source ? source : target; }

    const PairSide& other() const { return found_in_source ? target : source; }
};

/// What a search of the corpus found.
struct SearchResult {
    std::string query;
    std::vector<PairHit> pairs; ///< in the order in which they were stored
    std::size_t total = 0;      ///< before the limit; at least so many when total_is_bound
    bool total_is_bound = false;
    LanguageTag rendered_in = {}; ///< the language of `renderings`
    std::vector<RenderingCount> renderings =
        {};                            ///< how what was asked for is rendered, the most frequent first
    std::size_t counted_pairs = 0;     ///< over how many pairs they were counted
    std::size_t without_rendering = 0; ///< of those: pairs where none could be told
    std::size_t apart = 0;       ///< when nothing was found: pairs with all of the words, but not together
    bool apart_is_bound = false; ///< there may be more
};

struct LookupResult {
    std::string query;
    std::vector<ConceptHit> concepts; ///< best match first
    std::vector<PairHit> pairs;       ///< best match first, then in the order of the documents
    std::size_t total_pairs = 0;      ///< before the limit; at least so many when total_is_bound
    bool total_is_bound = false;
    std::size_t counted_pairs = 0; ///< over how many of them renderings were counted
    bool more_concepts = false;    ///< there are more than are listed
    bool has_words = true;         ///< of the query; nothing is found without any
    std::string suggestion = {};   ///< the term of which the pairs are, when there is nothing for the query

    bool empty() const { return concepts.empty() && pairs.empty(); }

    /// Whether there is anything but similar terms.
    bool found() const;
};

/// A term that stands in a running text.
struct RecognizedTerm {
    std::shared_ptr<const Concept> entry;
    LanguageTag language;
    std::string term; ///< as in the glossary
    std::optional<Status> status;
    Range match;      ///< bytes of RecognizedText::text
    Range bytes = {}; ///< of the file; empty when it is not known where they are
    Differences differences = {};
    bool nested = false; ///< inside a longer term
};

/// A term of another language for what stands in a text. Refers to a concept.
struct WayToWrite {
    LanguageTag language;
    const Term* term = nullptr;
};

/// The terms of an entry in the other languages, or in one of them; of each language those to write first,
/// those to avoid last.
std::vector<WayToWrite> ways_to_write(const Concept& entry, const LanguageTag& from,
                                      const std::optional<LanguageTag>& other);

/// For a term to avoid: the one to write in the same language. nullptr when there is none, or no need.
const Term* instead_of(const RecognizedTerm& term);

/// A sentence and the terms in it.
struct RecognizedText {
    Place place; ///< where the sentence begins
    std::string text;
    std::vector<RecognizedTerm> terms;
};

} // namespace diptych::model
