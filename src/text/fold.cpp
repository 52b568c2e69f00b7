#include "text/fold.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/icu_status.hpp"
#include "text/utf8.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <climits>

namespace diptych::text {

namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

icu::StringPiece piece(std::string_view text) {
    if (text.size() > INT_MAX) {
        throw base::Error{"A text of more than 2 GiB cannot be normalised. Split the file."};
    }
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

std::string normalized(const icu::Normalizer2& normalizer, std::string_view text, const char* operation) {
    std::string result;
    result.reserve(text.size());
    icu::StringByteSink<std::string> sink{&result};
    IcuStatus status;
    normalizer.normalizeUTF8(0, piece(text), sink, nullptr, status);
    status.check(operation);
    return result;
}

const icu::Normalizer2& nfc_normalizer() {
    IcuStatus status;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    status.check("load its NFC data");
    return *normalizer;
}

/// NFKC_Casefold: compatibility mapping, full case folding, default ignorables removed (UAX #31).
const icu::Normalizer2& case_folding_normalizer() {
    IcuStatus status;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
    status.check("load its case folding data");
    return *normalizer;
}

const icu::Normalizer2& decomposing_normalizer() {
    IcuStatus status;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    status.check("load its NFD data");
    return *normalizer;
}

/// What is left of one folded and decomposed code point. Letters with a stroke have no decomposition, so
/// the ones Western European languages write are named here (CLDR's Latin-ASCII transform has them all).
void append_folded(std::string& out, char32_t c) {
    switch (c) {
    case U'œ':
        out += "oe";
        return;
    case U'æ':
        out += "ae";
        return;
    case U'ø':
        out += 'o';
        return;
    case U'đ':
        out += 'd';
        return;
    case U'ł':
        out += 'l';
        return;
    case U'ı':
        out += 'i';
        return;
    case U'\u2018': // quotation marks that serve as apostrophes
    case U'\u2019':
    case U'\u02BC':
    case U'\u00B4':
    case U'`':
        out += '\'';
        return;
    case U'\u2010': // hyphen, no-break hyphen, figure dash
    case U'\u2011':
    case U'\u2012':
        out += '-';
        return;
    default:
        break;
    }
    if (!is_mark(c)) {
        append_utf8(out, c);
    }
}

} // namespace

std::string nfc(std::string_view text) {
    if (is_ascii(text)) {
        return std::string{text};
    }
    return normalized(nfc_normalizer(), text, "compose a text (NFC)");
}

bool is_nfc(std::string_view text) {
    if (is_ascii(text)) {
        return true;
    }
    IcuStatus status;
    const bool is = nfc_normalizer().isNormalizedUTF8(piece(text), status) != 0;
    status.check("check a text for NFC");
    return is;
}

std::string fold(std::string_view text) {
    if (is_ascii(text)) {
        std::string lower = base::to_lower_ascii(text);
        std::replace(lower.begin(), lower.end(), '`', '\'');
        return lower;
    }
    const std::string folded = normalized(case_folding_normalizer(), text, "fold a text");
    const std::string decomposed = normalized(decomposing_normalizer(), folded, "decompose a text");
    std::string result;
    result.reserve(decomposed.size());
    for (std::size_t i = 0; i < decomposed.size();) {
        const CodePoint c = code_point_at(decomposed, i);
        i += c.length;
        append_folded(result, c.value);
    }
    return result;
}

std::string fold_case(std::string_view text) {
    if (is_ascii(text)) {
        return base::to_lower_ascii(text);
    }
    return normalized(case_folding_normalizer(), text, "fold the case of a text");
}

std::string collapse_white_space(std::string_view text) {
    std::string result;
    bool pending = false;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        if (is_white_space(c.value)) {
            pending = !result.empty();
        } else {
            if (pending) {
                result += ' ';
                pending = false;
            }
            result.append(text, i, c.length);
        }
        i += c.length;
    }
    return result;
}

} // namespace diptych::text
