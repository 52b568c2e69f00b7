#pragma once

#include "model/language_tag.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace diptych::text {

/// Where ICU's sentence iterator (UAX #29) breaks: byte positions inside `text`, its two ends left out.
/// For languages whose abbreviations nobody has listed.
std::vector<std::size_t> sentence_breaks(std::string_view text, const model::LanguageTag& language);

} // namespace diptych::text
