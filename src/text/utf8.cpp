#include "text/utf8.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace diptych::text {

namespace {

/// ICU's macros count in int32_t; texts longer than that are gone through in parts.
constexpr std::size_t k_part = std::size_t{1} << 30;

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

/// The first byte from `position` on that is not ASCII, eight at a time.
std::int32_t skip_ascii(const std::uint8_t* data, std::int32_t position, std::int32_t length) {
    constexpr std::int32_t k_word = sizeof(std::uint64_t);
    for (; position + k_word <= length; position += k_word) {
        std::uint64_t word = 0;
        std::memcpy(&word, data + position, sizeof word);
        const std::uint64_t high = word & 0x8080808080808080U;
        if (high != 0) {
            if constexpr (std::endian::native == std::endian::little) {
                return position + std::countr_zero(high) / 8;
            }
            break;
        }
    }
    while (position < length && data[position] < 0x80) {
        ++position;
    }
    return position;
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
    std::size_t base = 0;
    while (base < bytes.size()) {
        const std::string_view part = bytes.substr(base, k_part);
        const bool last = base + part.size() == bytes.size();
        const std::uint8_t* data = bytes_of(part);
        const auto length = static_cast<std::int32_t>(part.size());
        std::int32_t position = 0;
        while (position < length) {
            position = skip_ascii(data, position, length);
            if (position == length) {
                break;
            }
            // Two bytes, as most letters beyond ASCII have in alphabets: no call of the general check.
            if (data[position] >= 0xC2 && data[position] < 0xE0 && position + 1 < length &&
                (data[position + 1] & 0xC0U) == 0x80U) {
                position += 2;
                continue;
            }
            const std::int32_t start = position;
            UChar32 c = 0;
            U8_NEXT(data, position, length, c);
            if (c < 0) {
                constexpr std::int32_t k_longest = 4;
                if (!last && length - start < k_longest) {
                    position = start; // cut by the end of the part
                    break;
                }
                return base + static_cast<std::size_t>(start);
            }
        }
        base += static_cast<std::size_t>(position);
    }
    return std::nullopt;
}

namespace beyond_ascii {

CodePoint code_point_at(std::string_view text, std::size_t position) {
    const std::uint8_t* data = bytes_of(text) + position;
    std::int32_t i = 0;
    UChar32 c = 0;
    const auto length = static_cast<std::int32_t>(std::min<std::size_t>(4, text.size() - position));
    U8_NEXT_OR_FFFD(data, i, length, c);
    return {static_cast<char32_t>(c), static_cast<std::size_t>(i)};
}

CodePoint code_point_before(std::string_view text, std::size_t position) {
    std::size_t start = position - 1;
    while (start > 0 && position - start < 4 && is_continuation(text[start])) {
        --start;
    }
    return {text::code_point_at(text, start).value, position - start};
}

} // namespace beyond_ascii

void append_utf8(std::string& text, char32_t code_point) {
    std::uint8_t bytes[U8_MAX_LENGTH] = {};
    std::int32_t length = 0;
    const bool is_scalar = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
    const std::uint32_t c = is_scalar ? code_point : 0xFFFD;
    U8_APPEND_UNSAFE(bytes, length, c);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        i += c.length;
        const auto value = static_cast<UChar32>(c.value);
        const auto category = U_GET_GC_MASK(value);
        if ((category & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) {
            continue;
        }
        const int east_asian = u_getIntPropertyValue(value, UCHAR_EAST_ASIAN_WIDTH);
        width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
    }
    return width;
}

} // namespace diptych::text
