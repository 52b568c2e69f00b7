#pragma once

#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::exchange {

// What an entry of a glossary may have, whatever the format it comes in. No glossary needs more, and one
// entry could fill the database, or make every look-up in it wait.

inline constexpr std::size_t k_longest_term = 2'000;    ///< characters
inline constexpr std::size_t k_longest_value = 100'000; ///< characters of a definition, a note ...
inline constexpr std::size_t k_longest_name = 1'000; ///< characters of ids, references, names of categories
inline constexpr std::size_t k_most_terms = 1'000;   ///< of an entry in a language
inline constexpr std::size_t k_most_languages = 500; ///< of an entry
inline constexpr std::size_t k_most_said = 1'000;    ///< of an entry, a language or a term each

/// Takes out of the entry what is more than that, and says so: terms, values, all but the first of a
/// thousand. An entry that had only terms that are too long has none then. \param line  where it begins
void keep_within_bounds(model::Concept& entry, std::size_t line, RepairLog& log);

/// The beginning of a text, for messages.
std::string beginning_of(std::string_view text);

} // namespace diptych::exchange
