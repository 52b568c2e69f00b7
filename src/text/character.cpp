#include "text/character.hpp"

#include <unicode/uchar.h>

namespace diptych::text::beyond_ascii {

namespace {

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}

} // namespace

bool is_letter(char32_t c) {
    return u_isalpha(icu(c)) != 0 && (U_GET_GC_MASK(icu(c)) & U_GC_L_MASK) != 0;
}

bool is_upper(char32_t c) {
    return u_isUUppercase(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) {
    return u_isULowercase(icu(c)) != 0;
}

bool is_digit(char32_t c) {
    return u_isdigit(icu(c)) != 0;
}

bool is_mark(char32_t c) {
    return (U_GET_GC_MASK(icu(c)) & U_GC_M_MASK) != 0;
}

bool is_white_space(char32_t c) {
    return u_isUWhiteSpace(icu(c)) != 0;
}

bool is_opening(char32_t c) {
    return c == U'«' || (U_GET_GC_MASK(icu(c)) & (U_GC_PS_MASK | U_GC_PI_MASK)) != 0;
}

bool is_closing(char32_t c) {
    return c == U'»' || (U_GET_GC_MASK(icu(c)) & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0;
}

} // namespace diptych::text::beyond_ascii

namespace diptych::text {

int digit_value(char32_t c) {
    return c < 0x80 ? (c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0') : -1)
                    : u_charDigitValue(static_cast<UChar32>(c));
}

bool is_unspaced(char32_t c) {
    if (c < 0x0E00) {
        return false;
    }
    const bool southeast_asian =
        (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
    const bool hangul =
        (c >= 0xAC00 && c <= 0xD7FF) || (c >= 0x3130 && c <= 0x318F) || (c >= 0xFFA0 && c <= 0xFFDC);
    const bool east_asian = (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) ||
                            (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
    return southeast_asian || (east_asian && !hangul);
}

bool is_full_width(char32_t c) {
    if (c < 0x1100) {
        return false;
    }
    const int width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

} // namespace diptych::text
