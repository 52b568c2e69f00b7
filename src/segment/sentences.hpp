#pragma once

#include "model/language_tag.hpp"
#include "model/range.hpp"
#include "segment/language_data.hpp"

#include <string_view>
#include <vector>

namespace diptych::segment {

/// Where the sentences of a unit are: byte ranges in order, white space between them.
///
/// IDEA  Every stop (. ! ? … and their kin) is a candidate; closing quotes and brackets behind it belong to
///       it. The word before it (abbreviation, initial, number) and what follows (capital, digit, small
///       letter, opening bracket) decide. The label at the beginning is never a sentence.
/// \param label_length  bytes of the label at the beginning of `text`
/// \param data          of the language; without data ICU's iterator (UAX #29) decides
std::vector<model::Range> find_sentences(std::string_view text, std::size_t label_length,
                                         const model::LanguageTag& language, const LanguageData* data);

} // namespace diptych::segment
