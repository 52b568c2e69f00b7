#include "reader/list_number.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "language/roman.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace diptych::reader {

namespace {

constexpr std::int64_t k_letters = 26;

std::string repeated_letters(std::int64_t value) {
    const auto times = static_cast<std::size_t>((value - 1) / k_letters + 1);
    return std::string(times, static_cast<char>('a' + (value - 1) % k_letters));
}

std::string counted_letters(std::int64_t value) {
    std::string text;
    for (; value > 0; value = (value - 1) / k_letters) {
        text += static_cast<char>('a' + (value - 1) % k_letters);
    }
    std::reverse(text.begin(), text.end());
    return text;
}

std::string upper(std::string text) {
    for (char& c : text) {
        c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

} // namespace

std::string format_number(std::int64_t value, NumberStyle style) {
    constexpr std::int64_t k_most_repeated = 30 * k_letters; // where Word stops, too
    constexpr std::int64_t k_most_roman = 3999;
    const bool letters = value >= 1 && value <= k_most_repeated;
    const bool numerals = value >= 1 && value <= k_most_roman;
    switch (style) {
    case NumberStyle::none:
    case NumberStyle::bullet:
        return {};
    case NumberStyle::decimal_zero:
        return fmt::format("{:02}", value);
    case NumberStyle::lower_letter:
    case NumberStyle::upper_letter:
        if (letters) {
            const std::string text = repeated_letters(value);
            return style == NumberStyle::lower_letter ? text : upper(text);
        }
        break;
    case NumberStyle::lower_counted:
    case NumberStyle::upper_counted:
        if (value >= 1) {
            const std::string text = counted_letters(value);
            return style == NumberStyle::lower_counted ? text : upper(text);
        }
        break;
    case NumberStyle::lower_roman:
    case NumberStyle::upper_roman:
        if (numerals) {
            const std::string text = language::roman_numeral(static_cast<unsigned>(value));
            return style == NumberStyle::upper_roman ? text : base::to_lower_ascii(text);
        }
        break;
    case NumberStyle::decimal:
        break;
    }
    return fmt::format("{}", value);
}

std::string bullet_text(std::string_view character) {
    if (character.empty()) {
        return "•";
    }
    const char32_t first = text::code_point_at(character, 0).value;
    const bool private_use = first >= 0xE000 && first <= 0xF8FF;
    if (private_use) {
        return "•";
    }
    return character == "o" ? "◦" : std::string{character}; // an o of Courier New is drawn as a ring
}

std::optional<std::int64_t> parse_number(std::string_view text) {
    constexpr std::int64_t k_most = 1'000'000'000;
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, failure] = std::from_chars(text.data(), end, value);
    if (failure != std::errc{} || stopped != end || value < -k_most || value > k_most) {
        return std::nullopt;
    }
    return value;
}

} // namespace diptych::reader
