#pragma once

#include <string_view>
#include <vector>

namespace diptych::language {

/// The language in which Diptych's own texts and reports are.
inline constexpr std::string_view k_own_language = "en";

/// A language of ISO 639-1; language/iso_639.txt lists them.
struct LanguageCode {
    std::string_view two;                ///< the code of BCP 47
    std::vector<std::string_view> three; ///< of ISO 639-3, and another one of ISO 639-2 when there is one
    std::string_view name;               ///< in English; empty when the list has none
    std::vector<std::string_view> other_names; ///< in French, in German, and the language's own
};

/// All of them, in the order of their codes.
const std::vector<LanguageCode>& language_codes();

/// The entry of a code of two letters, or nullptr.
const LanguageCode* find_code(std::string_view two);

/// The code of two letters that BCP 47 wants in place of one of three; the code itself when there is none.
std::string_view shortest_code(std::string_view code);

/// The code that is in use for one that has been withdrawn, or that stands for several ("iw" is "he"); others as they are.
std::string_view current_code(std::string_view code);

/// The code of ISO 639-3, by which apertium and FreeDict name files; the code itself when the list has none.
std::string_view three_letter_code(std::string_view code);

} // namespace diptych::language
