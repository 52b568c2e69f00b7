#include "text/detect_language.hpp"

#include "language/iso_639.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include <cld2/public/compact_lang_det.h> // declares nothing of what it uses
#include <cld2/public/encodings.h>

namespace diptych::text {

namespace {

/// Letters in a text, up to as many as matter.
std::size_t count_letters(std::string_view text, std::size_t most) {
    std::size_t letters = 0;
    for (std::size_t i = 0; i < text.size() && letters < most;) {
        const CodePoint c = code_point_at(text, i);
        letters += is_letter(c.value) ? 1U : 0U;
        i += c.length;
    }
    return letters;
}

} // namespace

std::optional<DetectedLanguage> detect_language(std::string_view text) {
    constexpr std::size_t k_looked_at = std::size_t{1} << 16U; // bytes
    constexpr std::size_t k_fewest_letters = 12;               // two or three words
    constexpr std::size_t k_certain_letters = 40;              // a short sentence: what the figures in 0022 are of
    text = text.substr(0, k_looked_at);
    while (!text.empty() && find_invalid_utf8(text)) { // the limit may have cut a character
        text.remove_suffix(1);
    }
    const std::size_t letters = count_letters(text, k_certain_letters);
    if (letters < k_fewest_letters) {
        return std::nullopt;
    }
    std::array<CLD2::Language, 3> languages{};
    std::array<int, 3> percents{};
    std::array<double, 3> scores{};
    int bytes = 0;
    bool is_reliable = false;
    CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &no_hints,
                                   CLD2::kCLDFlagBestEffort, languages.data(), percents.data(), scores.data(), nullptr,
                                   &bytes, &is_reliable);
    const auto tag = model::LanguageTag::parse(CLD2::LanguageCode(languages[0]));
    if (languages[0] == CLD2::UNKNOWN_LANGUAGE || !tag) {
        return std::nullopt;
    }
    DetectedLanguage detected;
    detected.language = *model::LanguageTag::parse(language::current_code(tag->primary()));
    const double share = std::clamp(percents[0], 0, 100) / 100.0;
    const double length = static_cast<double>(letters) / static_cast<double>(k_certain_letters);
    detected.certainty = share * std::min(1.0, length) * (is_reliable ? 1.0 : 0.5);
    return detected;
}

} // namespace diptych::text
