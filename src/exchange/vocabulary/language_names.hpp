#pragma once

#include "model/language_tag.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace diptych::exchange {

// Tables and MultiTerm call languages by name: those of language/iso_639.txt.

/// The language that a heading means: a tag of two letters ("fr", "fr-CA", "FR_ca"), a tag of three letters
/// of that list ("fra"), or a name in English, French, German or the
/// language itself ("French", "français", "Französisch"), with or without a region behind it ("English
/// (United Kingdom)", "English UK").
std::optional<model::LanguageTag> find_language(std::string_view name);

/// "French", "English (GB)"; the tag itself when the list has no name for it.
std::string english_name_of(const model::LanguageTag& language);

} // namespace diptych::exchange
