#include "reader/list_number.hpp"

#include "base/format.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace diptych::reader {

namespace {

constexpr std::int64_t k_letters = 26;

std::string roman(std::int64_t value) {
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 13> k_numerals{{
        {1000, "m"},
        {900, "cm"},
        {500, "d"},
        {400, "cd"},
        {100, "c"},
        {90, "xc"},
        {50, "l"},
        {40, "xl"},
        {10, "x"},
        {9, "ix"},
        {5, "v"},
        {4, "iv"},
        {1, "i"},
    }};
    std::string text;
    for (const auto& [worth, numeral] : k_numerals) {
        for (; value >= worth; value -= worth) {
            text += numeral;
        }
    }
    return text;
}

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
            return style == NumberStyle::lower_roman ? roman(value) : upper(roman(value));
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
