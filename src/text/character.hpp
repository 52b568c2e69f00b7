#pragma once

namespace diptych::text {

// Unicode character properties (ICU's data). Named for what the caller asks, not for the property. ASCII,
// most of what is asked about, is answered here without a call.

namespace beyond_ascii {

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);
bool is_mark(char32_t c);
bool is_white_space(char32_t c);
bool is_opening(char32_t c);
bool is_closing(char32_t c);

} // namespace beyond_ascii

/// Uppercase, or title case
inline bool is_upper(char32_t c) {
    return c < 0x80 ? c >= U'A' && c <= U'Z' : beyond_ascii::is_upper(c);
}

/// Lowercase
inline bool is_lower(char32_t c) {
    return c < 0x80 ? c >= U'a' && c <= U'z' : beyond_ascii::is_lower(c);
}

/// General category L
inline bool is_letter(char32_t c) {
    return c < 0x80 ? is_upper(c) || is_lower(c) : beyond_ascii::is_letter(c);
}

/// Decimal digit of any script
inline bool is_digit(char32_t c) {
    return c < 0x80 ? c >= U'0' && c <= U'9' : beyond_ascii::is_digit(c);
}

/// Combining mark
inline bool is_mark(char32_t c) {
    return c >= 0x80 && beyond_ascii::is_mark(c);
}

/// White_Space, with the no-break spaces
inline bool is_white_space(char32_t c) {
    return c < 0x80 ? c == U' ' || (c >= 0x09 && c <= 0x0D) : beyond_ascii::is_white_space(c);
}

/// Opening bracket or quotation mark (Ps, Pi), and « in every use
inline bool is_opening(char32_t c) {
    return c < 0x80 ? c == U'(' || c == U'[' || c == U'{' : beyond_ascii::is_opening(c);
}

/// Closing bracket or quotation mark (Pe, Pf), " and ' included
inline bool is_closing(char32_t c) {
    return c < 0x80 ? c == U')' || c == U']' || c == U'}' || c == U'"' || c == U'\''
                    : beyond_ascii::is_closing(c);
}

/// U+001C to U+001F separate files, groups, records and units by their names, vertical tabs lines and form feeds pages.
inline bool is_separator(char32_t c) {
    return c == U'\v' || c == U'\f' || (c >= 0x1C && c <= 0x1F);
}

/// The value of a decimal digit of any script, or -1.
int digit_value(char32_t c);

/// Of a script whose words are not set apart by spaces: Han, kana, Thai, Lao, Khmer, Burmese, with their
/// signs.
bool is_unspaced(char32_t c);

/// Two columns wide where letters have one (East Asian Width W and F, UAX #11).
bool is_full_width(char32_t c);

} // namespace diptych::text
