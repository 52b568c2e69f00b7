#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diptych::text {

// What forms of one word have in common. Works on folded words (text::fold), so that a word typed without its
// accents has the same stem as the word with them. Takes off inflection only, never derivation: a glossary
// must keep "organ" and "organization" apart, which the Snowball stemmers do not
// (docs/decisions/0005-stems.md).

/// French: plural and feminine. "nationales", "nationaux", "national" give "national".
std::string french_stem(std::string_view folded);

/// English: plural of nouns, -isation written as -ization. "policies" and "policy" give "policy".
std::string english_stem(std::string_view folded);

// What the stems do not bring together, because what is kept by stem (lexicons, indexes) would have to be
// made anew; the recogniser of terms asks for it besides.

/// Other words of which a folded word may be a form: the singulars of irregular plurals, masculines of
/// irregular feminines. "yeux": "oeil"; "dangereuse": "dangereux", "dangereur". Some are no words.
std::vector<std::string> french_base_forms(std::string_view folded);
/// "children": "child"; "axes": "axis", "ax", "axe".
std::vector<std::string> english_base_forms(std::string_view folded);

/// British spelling written as American where a rule or a table knows it, in all forms of a word: "labours",
/// "centred", "travelling", "organise", "defences", "paediatric". Says the same of words that are spelled
/// alike on both sides ("enterprise" gives "enterprize"), so it serves to compare, not to show.
std::string english_spelling(std::string_view folded);
/// Old and new spellings of French words: "clefs" gives "cles". Accents are off by folding.
std::string french_spelling(std::string_view folded);

} // namespace diptych::text
