#pragma once

#include "language/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::text {

// What forms of one word have in common, by the rules in the file of the language. Works on folded words
// (text::fold), so that a word typed without its accents has the same stem as the word with them. Rules take
// off inflection only, never derivation: a glossary must keep "organ" and "organization" apart, which the
// Snowball stemmers do not (docs/decisions/0005-stems.md).

/// French "nationales", "nationaux", "national" give "national"; English "policies" and "policy" give
/// "policy". The word itself when the language has no rules.
std::string stem_by_rules(const language::Language& language, std::string_view folded);

// What the stems do not bring together, because what is kept by stem (lexicons, indexes) would have to be
// made anew; the recogniser of terms asks for it besides.

/// Other words of which a folded word may be a form: "yeux": "oeil"; "dangereuse": "dangereux", "dangereur";
/// "children": "child"; "axes": "axis", "ax", "axe". Some are no words.
std::vector<std::string> base_forms(const language::Language& language, std::string_view folded);

/// One spelling for all that are in use: British words as Americans write them where a rule or a table knows
/// it ("labours", "centred", "travelling", "organise", "defences", "paediatric"), old French ones as new ones
/// ("clefs"). Says the same of words that are spelled alike on both sides ("enterprise" gives "enterprize"),
/// so it serves to compare, not to show. Accents are off by folding.
std::string spelling(const language::Language& language, std::string_view folded);

} // namespace diptych::text
