#include "text/bidi.hpp"

#include "text/character.hpp"
#include "text/icu_status.hpp"
#include "text/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

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

bool is_latin_like(char32_t c) {
    return u_charDirection(static_cast<UChar32>(c)) == U_LEFT_TO_RIGHT;
}

bool is_number(char32_t c) {
    return u_charDirection(static_cast<UChar32>(c)) == U_EUROPEAN_NUMBER;
}

/// IDEA  "s. 12" on a page that is read from right to left can be a Latin word with its number or a number
///       before one: both look the same. A stop or comma that is glued to the word with its space behind it
///       ("s. 12"), and a bracket that is opened before the word and closed behind the number, say that they
///       are one.
/// \returns the text with the digits of such numbers as Latin letters, for those who ask for directions
std::u32string with_bound_numbers(std::u32string_view visual) {
    std::u32string bound{visual};
    bool latin = false;   // the last letter or digit
    bool stop = false;    // behind it
    bool bracket = false; // open, with a Latin letter behind it
    char32_t before = U' ';
    for (std::size_t i = 0; i < bound.size(); ++i) {
        const char32_t c = bound[i];
        if (is_number(c)) {
            std::size_t end = i;
            while (end < bound.size() && is_number(bound[end])) {
                ++end;
            }
            const bool closed = bracket && end < bound.size() &&
                                u_getIntPropertyValue(static_cast<UChar32>(bound[end]),
                                                      UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_NONE;
            if (latin && (stop || closed)) {
                std::fill(bound.begin() + static_cast<std::ptrdiff_t>(i),
                          bound.begin() + static_cast<std::ptrdiff_t>(end), U'a');
            }
            i = end - 1;
            stop = false;
        } else if (is_latin_like(c)) {
            const bool opened = u_getIntPropertyValue(static_cast<UChar32>(before),
                                                      UCHAR_BIDI_PAIRED_BRACKET_TYPE) != U_BPT_NONE;
            bracket = bracket || opened;
            latin = true;
            stop = false;
        } else if (is_right_to_left(c)) {
            latin = false;
            bracket = false;
            stop = false;
        } else if (c != U' ') {
            stop = before != U' ' && (c == U'.' || c == U',' || c == U';' || c == U':');
        }
        before = bound[i];
    }
    return bound;
}

/// IDEA  A bracket on a page that is read from right to left is drawn mirrored. Some programs write the
///       letter that was meant, some the one whose glyph was drawn; what leaves brackets open before they are
///       closed is right.
void settle_brackets(std::vector<Reordered>& text, std::u32string_view visual,
                     const std::vector<bool>& mirrored) {
    const auto count_pairs = [&](bool as_drawn) {
        int open = 0;
        int pairs = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto drawn = static_cast<UChar32>(visual[text[i].from]);
            const UChar32 c = mirrored[i] && as_drawn ? u_charMirror(drawn) : drawn;
            const int type = u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
            open += type == U_BPT_OPEN ? 1 : 0;
            if (type == U_BPT_CLOSE && open > 0) {
                --open;
                ++pairs;
            }
        }
        return pairs;
    };
    if (count_pairs(false) <= count_pairs(true)) {
        return;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (mirrored[i]) {
            text[i].text = letters_of(visual[text[i].from]);
        }
    }
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
    const std::u32string bound = with_bound_numbers(visual);
    for (std::size_t i = 0; i < bound.size(); ++i) {
        units.append(static_cast<UChar32>(bound[i]));
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
    std::vector<bool> reversed; // of each in the result
    for (const std::int32_t unit : order) {
        if (unit < 0) {
            continue;
        }
        const std::size_t from = character_of[static_cast<std::size_t>(unit)];
        if (done[from]) {
            continue; // the other half of a pair of surrogates
        }
        done[from] = true;
        reversed.push_back((ubidi_getLevelAt(bidi.get(), unit) & 1U) != 0);
        const auto mirrored = reversed.back()
                                  ? static_cast<char32_t>(u_charMirror(static_cast<UChar32>(visual[from])))
                                  : visual[from];
        result.push_back({from, letters_of(mirrored)});
    }
    settle_brackets(result, visual, reversed);
    return result;
}

} // namespace diptych::text
