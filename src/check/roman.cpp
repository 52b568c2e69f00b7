#include "check/roman.hpp"

#include "language/language.hpp"
#include "language/roman.hpp"

#include <algorithm>

namespace diptych::check {

unsigned roman_number(std::string_view word) {
    constexpr std::size_t k_longest = 9;
    const std::size_t length = std::min(word.find_first_not_of("IVXLCDM"), word.size());
    if (length == 0 || length > k_longest) {
        return 0;
    }
    static const language::Words endings = language::in_any_language(&language::Language::ordinal_endings);
    const std::string_view numeral = word.substr(0, length);
    const bool ordinal = length < word.size();
    const bool other_letter =
        length == 1 && std::string_view{"CDLM"}.find(numeral[0]) != std::string_view::npos;
    return (ordinal && !endings.contains(word.substr(length))) || other_letter
               ? 0
               : language::roman_value(numeral);
}

} // namespace diptych::check
