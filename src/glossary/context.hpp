#pragma once

#include "glossary/tokens.hpp"
#include "morphology/morphology.hpp"

#include <cstddef>

namespace diptych::glossary {

// What the words around a word say of it, by the rules of its language (morphology::Tagger). Function words
// are known without a dictionary; with one, the readings of the word and of its neighbours count too.

/// Whether the word at `at` can be of that part of speech there: "Il a traité" has no noun, "le traité" has.
/// Without evidence it can.
bool can_be(morphology::PartOfSpeech part, const WordTable& words, const Tokens& tokens, std::size_t at);

/// Whether the word is neither noun nor adjective there, as the participle of "Il a traité". Terms whose part
/// of speech is not known are taken for nouns and adjectives that far.
bool is_only_verb(const WordTable& words, const Tokens& tokens, std::size_t at);

/// Whether the word is joined by a hyphen to one that makes it another word: "porte-parole",
/// "Secretary-General". Not "non-refugee", "celui-ci", "State-owned".
bool is_part_of_compound(const WordTable& words, const Tokens& tokens, std::size_t at);

/// Whether a sentence begins with the word at `at`, as far as punctuation tells.
bool begins_sentence(const Tokens& tokens, std::size_t at);

} // namespace diptych::glossary
