#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diptych::lexicon {

/// Without what stands in round, square, curly or angle brackets, white space collapsed: "(se) laver [qc]"
/// gives "laver". A bracket that is never closed stays. Time is linear.
/// \param text  valid UTF-8
std::string without_notes(std::string_view text);

/// An article of a dictionary that people read.
struct Article {
    std::string headword;                  ///< empty for an article about something that is no word
    std::vector<std::string> translations; ///< phrases, in order, without notes
};

/// Takes the translations out of an article as FreeDict's dictionaries have them:
///
///     Rat /ʁaːt/ <n, masc>
///     1. conseil, avis
///     Empfehlung, sich in einer bestimmten Weise zu verhalten
///     2. conseiller 2.
///
/// The headword, pronunciations, grammar; then for each sense its number if there are several, the
/// translations with commas or semicolons between them, and perhaps an explanation in the language of the
/// headword, whose own numbers stand after a space. Only the translations are wanted: the first line below
/// the headword and those that begin with the next number. Affixes and letters have no translations that
/// would help.
/// \param text        valid UTF-8
/// \param index_word  under what the index lists it: the headword when the article does not name it
Article read_article(std::string_view text, std::string_view index_word);

} // namespace diptych::lexicon
