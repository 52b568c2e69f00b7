#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::text {

/// The byte at which `bytes` stops being UTF-8 (Unicode 15, table 3-7), or nothing when all of it is.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// A code point and how many bytes it takes.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0;
};

namespace beyond_ascii {

CodePoint code_point_at(std::string_view text, std::size_t position);
CodePoint code_point_before(std::string_view text, std::size_t position);

} // namespace beyond_ascii

/// The code point that begins at `position`. \pre valid UTF-8, position at a boundary and < text.size()
inline CodePoint code_point_at(std::string_view text, std::size_t position) {
    const auto byte = static_cast<unsigned char>(text[position]);
    return byte < 0x80 ? CodePoint{byte, 1} : beyond_ascii::code_point_at(text, position);
}

/// The code point that ends at `position`. \pre valid UTF-8, 0 < position <= text.size()
inline CodePoint code_point_before(std::string_view text, std::size_t position) {
    const auto byte = static_cast<unsigned char>(text[position - 1]);
    return byte < 0x80 ? CodePoint{byte, 1} : beyond_ascii::code_point_before(text, position);
}

void append_utf8(std::string& text, char32_t code_point);

/// Code points in valid UTF-8: the length that alignment compares.
std::size_t count_code_points(std::string_view text);

/// Columns it takes on a terminal: none for combining marks, two for wide East Asian characters (UAX #11).
std::size_t display_width(std::string_view text);

} // namespace diptych::text
