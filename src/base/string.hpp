#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace diptych::base {

/// Without the ASCII white space at both ends.
std::string_view trim(std::string_view text);

/// '0' to '9': in labels, numbers and keywords. Digits of other scripts are none.
constexpr bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 'a' to 'z' and 'A' to 'Z', likewise.
constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The parts between separators; a text without one is one part. "a||b" gives "a", "", "b".
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// ASCII only: for keywords, file endings and header names, never for text of a language.
std::string to_lower_ascii(std::string_view text);

/// Edits between two short ASCII words: insertions, deletions, substitutions and swaps of neighbours
/// (optimal string alignment distance).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, or an empty string when none is near enough to be what was meant: at
/// most a third of its letters off, or `word` is the beginning of exactly one candidate.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

} // namespace diptych::base
