#pragma once

namespace diptych::text {

// Unicode character properties (ICU's data). Named for what the caller asks, not for the property.

bool is_letter(char32_t c);      ///< general category L
bool is_upper(char32_t c);       ///< Uppercase, or title case
bool is_lower(char32_t c);       ///< Lowercase
bool is_digit(char32_t c);       ///< decimal digit of any script
bool is_mark(char32_t c);        ///< combining mark
bool is_white_space(char32_t c); ///< White_Space, with the no-break spaces
bool is_opening(char32_t c);     ///< opening bracket or quotation mark (Ps, Pi), and « in every use
bool is_closing(char32_t c);     ///< closing bracket or quotation mark (Pe, Pf), " and ' included

} // namespace diptych::text
