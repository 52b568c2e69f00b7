#pragma once

#include <string_view>

namespace diptych::extract {

// Words that patterns of terms are made with, for French and English. All take the primary subtag of the
// language and a word in small letters with straight apostrophes.

/// A preposition that stands inside terms: "rule of law", "rapport de force", "machine à laver".
bool is_linking_preposition(std::string_view language, std::string_view lower);
/// An article that may stand behind such a preposition: "Court of the Union", "droit de la mer".
bool is_linking_article(std::string_view language, std::string_view lower);
/// An adjective that tells which one or how much, not of what kind: no part of a term.
bool is_general_adjective(std::string_view language, std::string_view lower);

} // namespace diptych::extract
