#pragma once

#include "library/diptych.hpp"
#include "model/concept.hpp"
#include "model/document.hpp"
#include "model/language_tag.hpp"
#include "model/pair.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace diptych::library {

// The values of the public header, made from those of the program and the other way round.

/// \throws Error when it is no language tag
model::LanguageTag language_of(std::string_view tag);
/// Nothing for an empty one. \throws Error
std::optional<model::LanguageTag> language_if_any(std::string_view tag);

/// The same text. \throws Error when it is not UTF-8
std::string checked_utf8(std::string_view text);

Text text_of(const model::Document& document);
/// Sentences with the same unit become one, joined by spaces.
model::Document document_of(const Text& text);

Pair pair_of(const model::Pair& pair);

Concept concept_of(const model::Concept& entry);

} // namespace diptych::library
