#pragma once

#include "model/language_tag.hpp"

#include <optional>
#include <string_view>

namespace diptych::segment {

/// A language, and how sure it is, from 0 to 1.
struct LanguageGuess {
    model::LanguageTag language;
    double certainty = 0.0;
};

/// From this on a guess is one: with less, a text is too short or too mixed to tell, and somebody should say.
inline constexpr double k_sure = 0.5;

/// What the letters at the beginning of the text (64 KiB) look like, and its function words where the letters
/// leave it open. Nothing when there are too few of them.
std::optional<LanguageGuess> guess_with_certainty(std::string_view text);

/// The language of guess_with_certainty(), when it is sure.
std::optional<model::LanguageTag> guess_language(std::string_view text);

/// The language whose function words are most frequent at the beginning of the text (64 KiB), among those
/// with shipped data. Nothing when too few of them occur to tell, or two languages are close: it seldom errs,
/// also in single sentences.
std::optional<model::LanguageTag> guess_by_words(std::string_view text);

/// The language that a text is in instead of the one that it is said to be in: when its beginning has many of
/// the function words of one language, and next to none that are those of the other alone. Nothing when there
/// is no shipped data for the other, so that nobody can know, or when it is not quite clear. Regions count
/// for nothing.
std::optional<model::LanguageTag> other_language(std::string_view text, const model::LanguageTag& said);

/// Whether a source and a target are each in the language that the other is said to be in. Two that speak for
/// the same need less of a text than one: some words, of those that only one of the two languages has.
bool look_swapped(std::string_view source, const model::LanguageTag& source_language, std::string_view target,
                  const model::LanguageTag& target_language);

} // namespace diptych::segment
