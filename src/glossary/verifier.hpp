#pragma once

#include "glossary/path.hpp"
#include "glossary/term_list.hpp"
#include "glossary/tokens.hpp"
#include "glossary/word_match.hpp"
#include "model/lookup.hpp"

#include <optional>
#include <span>
#include <vector>

namespace diptych::glossary {

/// Decides whether a way through the trie is the term: the trie proposes by stems and lemmas only.
class Verifier {
public:
    /// Both must outlive it.
    Verifier(WordTable& words, const TermList& terms) : m_words{words}, m_terms{terms}, m_matcher{words} {}

    /// In what the text differs, or nothing when this is not the term.
    std::optional<model::Differences> verify(std::uint32_t term, const Tokens& tokens,
                                             std::span<const Piece> path);

    /// After WordTable::trim() forgot words.
    void forget() { m_matcher.forget(); }

private:
    std::optional<model::Differences> verify_gap(const TermWord& word, const Tokens& tokens,
                                                 const Piece& before, const Piece& piece) const;
    std::optional<WordId> word_of(const Tokens& tokens, const Piece& piece);
    bool capitals_agree(const TermWord& word, WordId text, const TermTraits& traits, const Tokens& tokens,
                        const Piece& piece, bool alone) const;
    bool is_in_place(std::span<const TermWord> words, const TermTraits& traits, const Tokens& tokens,
                     std::span<const Piece> path) const;

    WordTable& m_words;
    const TermList& m_terms;
    WordMatcher m_matcher;
};

} // namespace diptych::glossary
