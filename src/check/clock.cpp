#include "check/clock.hpp"

#include "base/string.hpp"
#include "check/lexeme.hpp"
#include "language/language.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::check {

std::vector<std::vector<std::string>> time_parts(const std::string& value) {
    const std::size_t colon = value.find(':');
    const std::string hour = value.substr(1, colon - 1);
    const std::string minute = without_zeros(value.substr(colon + 1));
    const unsigned long h = std::stoul(hour);
    std::vector<std::vector<std::string>> parts;
    for (const unsigned long shown : {h, h > 12 ? h - 12 : h}) {
        parts.push_back({std::to_string(shown)});
        if (minute != "0") {
            parts.back().push_back(minute);
        }
    }
    return parts;
}

char half_day(std::string_view text, std::size_t byte, std::size_t& end) {
    while (byte < text.size() && (text[byte] == ' ' || text.substr(byte, 2) == "\xC2\xA0")) {
        byte += text[byte] == ' ' ? 1U : 2U;
    }
    for (const std::string_view form : {"a.m.", "p.m.", "am", "pm", "a. m.", "p. m."}) {
        const std::size_t behind = byte + form.size();
        if (base::to_lower_ascii(text.substr(std::min(byte, text.size()), form.size())) == form &&
            (form.back() == '.' || behind >= text.size() ||
             !text::is_letter(text::code_point_at(text, behind).value))) {
            end = behind;
            return form[0];
        }
    }
    return '\0';
}

std::string on_the_clock(const std::string& value, std::string_view text, std::size_t byte) {
    constexpr unsigned long k_half = 12;
    std::size_t end = 0;
    const std::size_t colon = value.find(':');
    const unsigned long hour = std::stoul(value.substr(1, colon - 1));
    return half_day(text, byte, end) == 'p' && hour < k_half
               ? "t" + std::to_string(hour + k_half) + value.substr(colon)
               : value;
}

bool is_hour(std::string_view word) {
    static const language::Words words = language::in_any_language(&language::Language::hours);
    return words.contains(word);
}

} // namespace diptych::check
