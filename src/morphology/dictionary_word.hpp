#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace diptych::morphology {

/// The word as dictionaries spell it: composed (NFC), with straight apostrophes and hyphens, without soft
/// hyphens. Nothing when it has characters that mean something to the libraries, or is too long to be a word.
std::optional<std::string> dictionary_word(std::string_view word);

} // namespace diptych::morphology
