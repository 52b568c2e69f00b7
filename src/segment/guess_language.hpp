#pragma once

#include "model/language_tag.hpp"

#include <optional>
#include <string_view>

namespace diptych::segment {

/// The language whose function words are most frequent at the beginning of the text (64 KiB), among those
/// with shipped data. Nothing when too few of them occur to tell, or two languages are close.
std::optional<model::LanguageTag> guess_language(std::string_view text);

} // namespace diptych::segment
