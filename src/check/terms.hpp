#pragma once

#include "glossary/recognizer.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "model/lookup.hpp"
#include "model/range.hpp"
#include "morphology/morphology.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::check {

/// A term of the glossary in one of the two languages.
struct GlossaryTerm {
    std::string text;
    std::optional<model::Status> status;
    glossary::TermTraits traits;

    bool is_to_avoid() const { return status && model::is_to_avoid(*status); }
};

/// A concept as far as the check of two languages needs it.
struct GlossaryConcept {
    std::string id;
    std::vector<GlossaryTerm> source;
    std::vector<GlossaryTerm> target;
};

/// The concepts that texts are checked against. Not changed while it is used: several threads may read it.
class TermBase {
public:
    /// A term and where it belongs.
    struct Place {
        std::uint32_t entry = 0;
        std::uint32_t term = 0;
    };

    void add(GlossaryConcept entry);

    bool empty() const { return m_source.empty() && m_target.empty(); }

    std::size_t size() const { return m_source.size() + m_target.size(); }

    const GlossaryConcept& entry(std::uint32_t number) const { return m_concepts[number]; }

    // Terms in the order in which a recogniser is given them.
    const std::vector<Place>& source_places() const { return m_source; }

    const std::vector<Place>& target_places() const { return m_target; }

    const GlossaryTerm& source_term(Place place) const { return m_concepts[place.entry].source[place.term]; }

    const GlossaryTerm& target_term(Place place) const { return m_concepts[place.entry].target[place.term]; }

private:
    std::vector<GlossaryConcept> m_concepts;
    std::vector<Place> m_source;
    std::vector<Place> m_target;
};

/// A term in a sentence.
struct TermAt {
    TermBase::Place place;
    model::Range bytes;
    model::Differences differences;
    bool nested = false; ///< inside a longer term
    /// In the source: it may well be another word, or be rendered by a word of another kind. Verbs and
    /// adjectives ("adopted", « à l'adoption »), and the singular of a term that is listed in the plural
    /// (« pouvoirs », credentials; « pouvoir », power).
    bool uncertain = false;
};

bool is_one_word(std::string_view text);

/// In how many ways the text spells the term otherwise: capitals and inflection do not count.
int spelling_differences(const TermAt& term);

/// The terms in a pair of sentences.
struct PairTerms {
    std::vector<TermAt> source;
    std::vector<TermAt> target;
};

/// The terms of a sentence by their concepts.
class TermsByEntry {
public:
    explicit TermsByEntry(const std::vector<TermAt>& terms);

    bool has(std::uint32_t entry) const { return !of(entry).empty(); }

    /// Those of a concept, in the order of the sentence: the second is their place among the terms.
    std::span<const std::pair<std::uint32_t, std::uint32_t>> of(std::uint32_t entry) const;

private:
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_places; ///< concept and place, in order
};

/// The end of the terms that stand at the same place as the one at `first`: homographs.
std::size_t end_of_place(const std::vector<TermAt>& terms, std::size_t first);

/// Finds the terms of a base in pairs of sentences. For one thread at a time.
class TermFinder {
public:
    /// \param base  must outlive the finder
    TermFinder(const TermBase& base, const model::LanguageTag& source, const model::LanguageTag& target);

    /// A word in small letters in the source is no term that the glossary has with a capital, alone
    /// (« Organisation »); one with an accent is no term without it (« Côte », « cote »).
    PairTerms find(std::string_view source, std::string_view target) const;

private:
    bool is_other_word(const TermAt& term, std::string_view source) const;
    bool is_uncertain(const TermAt& term, std::string_view source) const;

    const TermBase& m_base;
    std::unique_ptr<morphology::Morphology> m_source_morphology;
    std::unique_ptr<morphology::Morphology> m_target_morphology;
    glossary::Recognizer m_source;
    glossary::Recognizer m_target;
};

} // namespace diptych::check
