#include "text/bidi.hpp"

#include "text/character.hpp"
#include "text/icu_status.hpp"
#include "text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

namespace diptych::text {

namespace {

struct CloseBidi {
    void operator()(UBiDi* bidi) const noexcept { ubidi_close(bidi); }
};

bool is_presentation_form(char32_t c) {
    return (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// The letters that a presentation form stands for.
std::string letters_of(char32_t c) {
    std::string result;
    if (!is_presentation_form(c)) {
        append_utf8(result, c);
        return result;
    }
    IcuStatus status;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
    status.check("find its normalisation data");
    const icu::UnicodeString letters = nfkc->normalize(icu::UnicodeString{static_cast<UChar32>(c)}, status);
    status.check("normalise a text");
    letters.toUTF8String(result);
    return result;
}

} // namespace

bool is_right_to_left(char32_t c) {
    if (c < 0x0590) {
        return false;
    }
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

bool joins_next(char32_t c) {
    constexpr char32_t k_teh_marbuta = 0x0629; // ends words, and is joined to nothing behind it
    return c == k_teh_marbuta ||
           u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_JOINING_TYPE) == U_JT_DUAL_JOINING;
}

bool has_right_to_left(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0xD6) { // all before U+0580
            ++i;
            continue;
        }
        const CodePoint c = code_point_at(text, i);
        if (is_right_to_left(c.value)) {
            return true;
        }
        i += c.length;
    }
    return false;
}

std::vector<Reordered> logical_order(std::u32string_view visual, bool right_to_left) {
    std::vector<Reordered> result;
    if (visual.empty()) {
        return result;
    }
    icu::UnicodeString units;
    std::vector<std::size_t> character_of; // of each unit of UTF-16
    for (std::size_t i = 0; i < visual.size(); ++i) {
        units.append(static_cast<UChar32>(visual[i]));
        character_of.resize(static_cast<std::size_t>(units.length()), i);
    }
    IcuStatus status;
    const std::unique_ptr<UBiDi, CloseBidi> bidi{ubidi_openSized(units.length(), 0, status)};
    status.check("prepare for a bidirectional text");
    ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    ubidi_setPara(bidi.get(), units.getBuffer(), units.length(), right_to_left ? UBIDI_RTL : UBIDI_LTR,
                  nullptr, status);
    status.check("find the directions of a text");
    std::vector<std::int32_t> order(static_cast<std::size_t>(ubidi_getProcessedLength(bidi.get())));
    ubidi_getVisualMap(bidi.get(), order.data(), status);
    status.check("order a text");
    std::vector<bool> done(visual.size(), false);
    for (const std::int32_t unit : order) {
        if (unit < 0) {
            continue;
        }
        const std::size_t from = character_of[static_cast<std::size_t>(unit)];
        if (done[from]) {
            continue; // the other half of a pair of surrogates
        }
        done[from] = true;
        const bool reversed = (ubidi_getLevelAt(bidi.get(), unit) & 1U) != 0;
        const auto mirrored =
            reversed ? static_cast<char32_t>(u_charMirror(static_cast<UChar32>(visual[from]))) : visual[from];
        result.push_back({from, letters_of(mirrored)});
    }
    return result;
}

} // namespace diptych::text
