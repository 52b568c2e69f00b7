#pragma once

#include "exchange/vocabulary/glossary_format.hpp"
#include "model/concept.hpp"

#include <string>
#include <utility>
#include <vector>

namespace diptych::exchange {

// What the formats with a source and a target column have in common.

/// The two languages of the file: those of the options, or the first ones of its languages or its first
/// entry. \throws base::UsageError when there are no two
std::pair<model::LanguageTag, model::LanguageTag> pair_of_languages(const GlossaryWriterOptions& options,
                                                                    const model::Concept& first);

/// The terms of a language: preferred ones first, then admitted ones, those without a status or proposed,
/// deprecated and superseded ones.
std::vector<const model::Term*> terms_by_status(const model::Concept& entry,
                                                const model::LanguageTag& language);

} // namespace diptych::exchange
