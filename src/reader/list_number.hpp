#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::reader {

enum class NumberStyle {
    none,
    decimal,
    decimal_zero, ///< 01, 02 ... 10
    lower_letter, ///< a, b ... z, aa, bb
    upper_letter,
    lower_counted, ///< a, b ... z, aa, ab
    upper_counted,
    lower_roman,
    upper_roman,
    bullet
};

/// A number as a word processor prints it. What cannot be written in letters or Roman numerals (0, 4000)
/// comes in digits; none and bullet give nothing.
std::string format_number(std::int64_t value, NumberStyle style);

/// What is printed for the bullet that a file names. The fonts Symbol and Wingdings have theirs in the
/// private use area, where no other font has anything: those become "•".
std::string bullet_text(std::string_view character);

/// The number that is all of `text`, between -1e9 and 1e9; nothing otherwise.
std::optional<std::int64_t> parse_number(std::string_view text);

/// Labels longer than this are not printed by us: no real one is, and a made-up one would be repeated for
/// every paragraph.
inline constexpr std::size_t k_longest_label = 200;

} // namespace diptych::reader
