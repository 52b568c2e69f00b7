#pragma once

#include "model/language_tag.hpp"

#include <optional>
#include <string_view>

namespace diptych::text {

/// The language that a text looks like.
struct DetectedLanguage {
    model::LanguageTag language; ///< the primary subtag
    double certainty = 0.0;      ///< 0 to 1: how much of the text is in it, less when the text is short or another is near
};

/// By its letters and groups of letters (CLD2), for some 160 languages; where a script has one language, by the script.
/// Nothing when the text has too few letters to tell, or looks like no language that is known.
std::optional<DetectedLanguage> detect_language(std::string_view text);

} // namespace diptych::text
