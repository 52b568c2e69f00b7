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
