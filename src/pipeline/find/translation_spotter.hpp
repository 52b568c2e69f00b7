#pragma once

// For search.cpp only.

#include "align/word_alignment.hpp"
#include "model/lookup.hpp"
#include "pipeline/sources/analyzers.hpp"
#include "pipeline/sources/lexicons.hpp"
#include "pipeline/sources/pair_words.hpp"
#include "store/concept_store.hpp"
#include "text/analyzer.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::pipeline {

/// A pair and the words of its sides.
struct SearchedPair {
    model::PairHit hit;
    std::vector<text::Token> source;
    std::vector<text::Token> target;

    const model::PairSide& asked() const { return hit.asked(); }

    const model::PairSide& other() const { return hit.other(); }

    const std::vector<text::Token>& asked_tokens() const { return hit.found_in_source ? source : target; }

    const std::vector<text::Token>& other_tokens() const { return hit.found_in_source ? target : source; }
};

/// What one place that matched is rendered by in the pair.
struct Translation {
    std::vector<model::Range> ranges; ///< bytes of the other side; empty when it cannot be told
    std::string key;                  ///< the stems: equal for what a reader calls the same
    std::string text;
};

/// Tells what on the other side of pairs answers to the places that matched: by the glossary where it has the
/// phrase, else by word alignment with the shipped lexicon, what the glossary has for parts of the phrase,
/// and what stands in many of the pairs that matched and in few others.
class TranslationSpotter {
public:
    /// Both must outlive it.
    TranslationSpotter(store::ConceptStore& concepts, Analyzers& analyzers);
    ~TranslationSpotter();
    TranslationSpotter(const TranslationSpotter&) = delete;
    TranslationSpotter& operator=(const TranslationSpotter&) = delete;

    /// For one query: what its pairs have in common, against some others.
    void learn(const std::vector<const SearchedPair*>& hits, const std::vector<SearchedPair>& others);

    /// Of each of the matches of the side that was asked.
    std::vector<Translation> of(const SearchedPair& pair);

    /// What several pairs agree on corrects what one of them says. \param found  of each of the pairs
    void agree(const std::vector<const SearchedPair*>& pairs,
               std::vector<std::vector<Translation>>& found) const;

private:
    struct Direction;
    using DirectionKey = std::pair<std::string, std::string>; ///< languages: asked, other

    Direction& direction_of(const SearchedPair& pair);
    void learn(Direction& direction, const std::vector<const SearchedPair*>& hits,
               const std::vector<SearchedPair>& others) const;
    void add_glossary(Direction& direction, const std::vector<text::Token>& phrase);
    /// Terms of the other language for the phrase with these stems, as their stems.
    const std::vector<std::vector<std::string>>& known_of(Direction& direction, const std::string& stem_key);
    align::PairWords words_of(const model::PairSide& side, const std::vector<text::Token>& tokens);

    store::ConceptStore& m_concepts;
    Analyzers& m_analyzers;
    std::map<DirectionKey, std::unique_ptr<Direction>> m_directions;
    std::map<std::string, PairWordsMaker> m_words; ///< by language
};

} // namespace diptych::pipeline
