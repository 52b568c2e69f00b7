#include "text/encoding.hpp"

#include "text/character.hpp"
#include "text/icu_status.hpp"
#include "text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace diptych::text {

namespace {

using namespace std::string_view_literals;

struct CloseConverter {
    void operator()(UConverter* converter) const noexcept { ucnv_close(converter); }
};

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const noexcept { ucsdet_close(detector); }
};

using Converter = std::unique_ptr<UConverter, CloseConverter>;
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80;
}

bool is_no_text(char32_t c) {
    const bool layout = c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == U'\v';
    const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (category & (U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK)) != 0 && !layout;
}

bool is_east_asian_punctuation(char32_t c) {
    return c == U'、' || c == U'。' || c == U'，';
}

/// What the code units say when they are read in one byte order.
struct Utf16Evidence {
    bool possible = true;
    std::size_t units = 0;
    std::size_t usual = 0; ///< below U+0800: bytes of two characters read as one hardly ever are
    std::size_t east_asian = 0;
    std::size_t punctuation = 0; ///< of East Asian texts
};

Utf16Evidence weigh_utf16(std::string_view bytes, bool little_endian) {
    Utf16Evidence evidence;
    char32_t high = 0; // surrogate that waits for its other half
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const unsigned int first = static_cast<unsigned char>(bytes[i]);
        const unsigned int second = static_cast<unsigned char>(bytes[i + 1]);
        const unsigned int value = little_endian ? first | second << 8U : second | first << 8U;
        const auto unit = static_cast<char32_t>(value);
        ++evidence.units;
        const bool is_low = unit >= 0xDC00 && unit < 0xE000;
        const bool is_high = unit >= 0xD800 && unit < 0xDC00;
        if (is_low != (high != 0)) {
            evidence.possible = false;
            break;
        }
        high = is_high ? unit : 0;
        if (is_high || is_low) {
            continue;
        }
        if (is_no_text(unit)) {
            evidence.possible = false;
            break;
        }
        evidence.usual += unit < 0x0800 ? 1U : 0U;
        evidence.east_asian += unit >= 0x3000 && unit < 0xD7B0 ? 1U : 0U;
        evidence.punctuation += is_east_asian_punctuation(unit) ? 1U : 0U;
    }
    const bool is_alphabetic = 3 * evidence.usual > evidence.units;
    const bool is_east_asian = 2 * evidence.east_asian > evidence.units && evidence.punctuation > 0;
    evidence.possible = evidence.possible && (is_alphabetic || is_east_asian);
    return evidence;
}

/// Characters that Western European languages write besides ASCII, as far as windows-1252 has them.
bool is_western(char32_t c) {
    constexpr std::u32string_view k_letters = U"àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸ";
    constexpr std::u32string_view k_others = U"\u00A0«»‹›‘’“”„…–—°ºª§€£©®¿¡·•\u00AD²³";
    return k_letters.find(c) != std::u32string_view::npos || k_others.find(c) != std::u32string_view::npos;
}

/// What a decoded text looks like where it is not ASCII.
struct Plausibility {
    std::size_t characters = 0; ///< other than ASCII
    std::size_t western = 0;
    std::size_t misfits =
        0; ///< a capital or an opening quote behind a letter, a sign in a word, mixed scripts
    bool has_no_text = false;
};

bool is_sign(char32_t c) {
    const auto category = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (category & (U_GC_S_MASK | U_GC_NO_MASK)) != 0 || c == U'ˆ';
}

Plausibility weigh(std::string_view text) {
    Plausibility result;
    const auto is_ascii_letter = [](char32_t c) { return c < 0x80 && is_letter(c); };
    const auto is_latin = [](char32_t c) { return c < 0x0250; };
    char32_t before = U' ';
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.length;
        const char32_t after = i < text.size() ? code_point_at(text, i).value : U' ';
        result.has_no_text = result.has_no_text || (c.value >= 0x80 && is_no_text(c.value));
        if (c.value >= 0x80) {
            ++result.characters;
            result.western += is_western(c.value) ? 1U : 0U;
            const bool capital_inside = is_upper(c.value) && is_lower(before);
            const bool sign_inside = is_letter(before) && ((is_sign(c.value) && is_letter(after)) ||
                                                           c.value == U'‚' || c.value == U'„');
            const bool alphabetic = is_letter(c.value) && c.value < 0x0700;
            const bool mixed =
                alphabetic && !is_latin(c.value) && (is_ascii_letter(before) || is_ascii_letter(after));
            result.misfits += capital_inside || sign_inside || mixed ? 1U : 0U;
        }
        before = c.value;
    }
    return result;
}

/// Lines that are not all ASCII, as much as the detector takes (it looks at the first 8 kB only).
std::string sample_of(std::string_view bytes) {
    constexpr std::size_t k_most = 8000;
    constexpr std::size_t k_longest_line = 2000;
    std::string sample;
    for (std::size_t begin = 0; begin < bytes.size() && sample.size() < k_most;) {
        const auto special =
            std::find_if_not(bytes.begin() + static_cast<std::ptrdiff_t>(begin), bytes.end(), is_ascii);
        const auto position = static_cast<std::size_t>(special - bytes.begin());
        if (position == bytes.size()) {
            break;
        }
        const std::size_t line_end = bytes.rfind('\n', position);
        const std::size_t line_begin = line_end == std::string_view::npos ? 0 : line_end + 1;
        begin = std::max(begin, line_begin);
        begin = std::max(begin, position - std::min(position, k_longest_line / 2));
        const std::size_t end = std::min({bytes.find('\n', position), bytes.size(), begin + k_longest_line});
        sample += bytes.substr(begin, end - begin);
        sample += '\n';
        begin = end;
    }
    return sample;
}

/// The detector's answers that are encodings of plain text, most confident first.
std::vector<std::string> confident_guesses(std::string_view bytes) {
    // No EBCDIC, nothing of seven bits (that is valid UTF-8), no UTF-16 (seen to before).
    constexpr std::array<std::string_view, 20> k_text_encodings{
        "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254",
        "windows-1255", "windows-1256", "ISO-8859-1",   "ISO-8859-2",   "ISO-8859-5",
        "ISO-8859-6",   "ISO-8859-7",   "ISO-8859-8",   "ISO-8859-9",   "KOI8-R",
        "GB18030",      "Big5",         "Shift_JIS",    "EUC-JP",       "EUC-KR"};
    constexpr std::int32_t k_least_confidence = 25; // the detector gives 10 to what it merely can't exclude
    IcuStatus status;
    const Detector detector{ucsdet_open(status)};
    status.check("make an encoding detector");
    const std::string sample = sample_of(bytes);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), status);
    std::int32_t count = 0;
    const UCharsetMatch** const matches = ucsdet_detectAll(detector.get(), &count, status);
    if (status.get() == U_INVALID_CHAR_FOUND) { // so it says that it finds none
        status.reset();
        return {};
    }
    status.check("detect an encoding");
    std::vector<std::string> names;
    for (std::int32_t i = 0; i < count; ++i) {
        const std::string name = ucsdet_getName(matches[i], status);
        const bool is_text =
            std::find(k_text_encodings.begin(), k_text_encodings.end(), name) != k_text_encodings.end();
        if (is_text && ucsdet_getConfidence(matches[i], status) >= k_least_confidence) {
            names.push_back(name == "ISO-8859-1"   ? "windows-1252"
                            : name == "ISO-8859-9" ? "windows-1254"
                                                   : name);
        }
    }
    return names;
}

} // namespace

std::optional<std::string> find_encoding(std::string_view name) {
    if (name.find_first_of(",\0"sv) != std::string_view::npos) { // a comma begins options of ICU's converters
        return std::nullopt;
    }
    const std::string alias{name};
    IcuStatus status;
    const char* const canonical = ucnv_getAlias(alias.c_str(), 0, status);
    status.reset();
    if (canonical == nullptr) {
        return std::nullopt;
    }
    const Converter converter{ucnv_open(canonical, status)}; // ICU knows more names than it has tables
    if (U_FAILURE(status.reset())) {
        return std::nullopt;
    }
    for (const char* const standard : {"MIME", "IANA"}) {
        const char* const standard_name = ucnv_getStandardName(alias.c_str(), standard, status);
        status.reset();
        if (standard_name != nullptr) {
            return standard_name == "ISO-8859-1"sv ? "windows-1252" : standard_name;
        }
    }
    return canonical;
}

std::optional<ByteOrderMark> find_byte_order_mark(std::string_view bytes) {
    // UTF-32LE before UTF-16LE, whose mark it begins with.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> k_marks{{
        {"\xEF\xBB\xBF"sv, "UTF-8"},
        {"\xFF\xFE\0\0"sv, "UTF-32LE"},
        {"\0\0\xFE\xFF"sv, "UTF-32BE"},
        {"\xFF\xFE"sv, "UTF-16LE"},
        {"\xFE\xFF"sv, "UTF-16BE"},
    }};
    for (const auto& [mark, encoding] : k_marks) {
        if (bytes.starts_with(mark)) {
            return ByteOrderMark{encoding, mark.size()};
        }
    }
    return std::nullopt;
}

std::optional<std::string> detect_utf16(std::string_view bytes) {
    constexpr std::size_t k_sample = std::size_t{1} << 16;
    constexpr std::size_t k_shortest = 4;
    const std::string_view sample = bytes.substr(0, k_sample);
    if (sample.size() < k_shortest || bytes.size() % 2 != 0 || sample.find('\0') == std::string_view::npos) {
        return std::nullopt;
    }
    const Utf16Evidence little = weigh_utf16(sample, true);
    const Utf16Evidence big = weigh_utf16(sample, false);
    if (!little.possible && !big.possible) {
        return std::nullopt;
    }
    const bool is_little = little.possible && (!big.possible || little.usual + little.punctuation >=
                                                                    big.usual + big.punctuation);
    return is_little ? "UTF-16LE" : "UTF-16BE";
}

bool is_damaged_utf8(std::string_view bytes) {
    std::size_t well_formed = 0;
    std::size_t broken = 0;
    while (!bytes.empty()) {
        const std::size_t end = find_invalid_utf8(bytes).value_or(bytes.size());
        const auto is_lead = [](char byte) { return static_cast<unsigned char>(byte) >= 0xC0; };
        well_formed += static_cast<std::size_t>(
            std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end), is_lead));
        broken += end < bytes.size() ? 1U : 0U;
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return well_formed >= broken;
}

namespace {

/// Whether a text that could be windows-1252 is ISO-8859-15: that has letters and the euro sign where the other has
/// fractions, accents by themselves and a sign for any currency. Half a thing within a word is a letter, and so is
/// money of no currency the euro; bytes from 0x80 to 0x9F are quotation marks and the like in windows-1252 alone.
bool is_latin_9(std::string_view bytes) {
    constexpr std::string_view k_letters = "\xA6\xA8\xB4\xB8\xBC\xBD\xBE";
    constexpr char k_euro = '\xA4';
    const auto is_letter_byte = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0xC0;
    };
    const auto is_digit_byte = [](char c) { return c >= '0' && c <= '9'; };
    bool found = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte >= 0x80 && byte < 0xA0) {
            return false;
        }
        const char before = i == 0 ? ' ' : bytes[i - 1];
        const char after = i + 1 == bytes.size() ? ' ' : bytes[i + 1];
        const bool spaced = before == ' ' || before == '\xA0';
        const char number = spaced && i > 1 ? bytes[i - 2] : before;
        found = found || (k_letters.find(bytes[i]) != std::string_view::npos && is_letter_byte(after) &&
                          !is_digit_byte(before)) ||
                (bytes[i] == k_euro && (is_digit_byte(number) || is_digit_byte(after)));
    }
    return found;
}

} // namespace

std::optional<std::string> detect_encoding(std::string_view bytes) {
    std::vector<std::string> guesses = confident_guesses(bytes);
    guesses.emplace_back(); // nobody is confident: windows-1252, if it is all Western
    for (const std::string& guess : guesses) {
        const std::string encoding = guess.empty() ? "windows-1252" : guess;
        const DecodedText decoded = decode(bytes, encoding);
        if (decoded.invalid) {
            continue;
        }
        const Plausibility seen = weigh(decoded.text);
        const bool fits = !seen.has_no_text && 5 * seen.misfits <= seen.characters;
        const bool western = 20 * (seen.characters - seen.western) <= seen.characters;
        if (fits && (!guess.empty() || western)) {
            return encoding == "windows-1252" && is_latin_9(bytes) ? "ISO-8859-15" : encoding;
        }
    }
    return std::nullopt;
}

DecodedText decode(std::string_view bytes, const std::string& encoding) {
    IcuStatus status;
    const Converter converter{ucnv_open(encoding.c_str(), status)};
    status.check("open the converter of an encoding");
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, status);
    status.check("set up the converter of an encoding");
    DecodedText decoded;
    decoded.text.reserve(bytes.size());
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    for (;;) {
        const auto file = static_cast<std::size_t>(source - bytes.data());
        const UChar32 c = ucnv_getNextUChar(converter.get(), &source, end, status);
        const UErrorCode code = status.reset();
        if (code == U_INDEX_OUTOFBOUNDS_ERROR) {
            return decoded;
        }
        if (U_FAILURE(code) || (c >= 0xD800 && c < 0xE000)) {
            decoded.invalid = file;
            return decoded;
        }
        const std::size_t text = decoded.text.size();
        append_utf8(decoded.text, static_cast<char32_t>(c));
        const auto text_width = static_cast<std::uint8_t>(decoded.text.size() - text);
        const auto taken = static_cast<std::size_t>(source - bytes.data()) - file;
        const auto file_width = static_cast<std::uint8_t>(std::min<std::size_t>(taken, UINT8_MAX));
        const bool goes_on = !decoded.offsets.empty() && decoded.offsets.back().text_width == text_width &&
                             decoded.offsets.back().file_width == file_width;
        if (!goes_on) {
            decoded.offsets.push_back({text, file, text_width, file_width});
        }
    }
}

} // namespace diptych::text
