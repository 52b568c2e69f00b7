#pragma once

#include "model/lookup.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::glossary {

/// What stands between two words.
enum class GapKind : std::uint8_t {
    closed,     ///< nothing: "l'|État"
    space,      ///< white space, in one paragraph
    hyphen,     ///< a hyphen, at the end of a line or not
    possessive, ///< an apostrophe after s, and white space: "States' obligations"
    other       ///< punctuation, or a blank line
};

struct Gap {
    GapKind kind = GapKind::closed;
    bool plain = true; ///< nothing, one space, or one hyphen
};

/// \param before  the last byte of the word before it
Gap gap_of(std::string_view between, char before);

/// The text of a gap of kind other, as it is compared: each run of white space as one space.
std::string normal_gap(std::string_view between);

/// What differs when the words of a term stand so in a text, or nothing when they cannot. Not for kind other.
std::optional<model::Differences> compare_gaps(GapKind term, Gap text);

} // namespace diptych::glossary
