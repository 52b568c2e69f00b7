#include "cli/terminal/printable.hpp"

#include "cli/terminal/style.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

constexpr std::size_t k_longest_sentence = 2000; ///< bytes
constexpr std::size_t k_kept_at_end = 500;       ///< where a message says what to do

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

bool reorders(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// What stays of control characters, besides those of texts on one line.
enum class Kept { none, lines, styled_lines };

/// How many bytes at `position`, where a control character stands, are to stay.
std::size_t length_of_kept(std::string_view text, std::size_t position, Kept kept) {
    if (kept == Kept::none) {
        return 0;
    }
    if (text[position] == '\n' || text[position] == '\t' || text.substr(position, 2) == "\r\n") {
        return 1;
    }
    if (kept == Kept::styled_lines) {
        for (const std::string_view sequence : Style::sequences()) {
            if (text.substr(position, sequence.size()) == sequence) {
                return sequence.size();
            }
        }
    }
    return 0;
}

std::string made_printable(std::string_view text, Kept kept) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i); // U+FFFD for what is not UTF-8
        std::size_t length = c.length;
        if (!is_control(c.value)) {
            text::append_utf8(result, reorders(c.value) ? U'\uFFFD' : c.value);
        } else if (const std::size_t stays = length_of_kept(text, i, kept); stays != 0) {
            result += text.substr(i, length = stays);
        } else {
            result.append(length, ' ');
        }
        i += length;
    }
    return result;
}

/// The end of the last code point that begins before `position`.
std::size_t boundary_at(std::string_view text, std::size_t position) {
    while (position < text.size() && (static_cast<unsigned char>(text[position]) & 0xC0U) == 0x80U) {
        ++position;
    }
    return position;
}

} // namespace

std::string printable(std::string_view text) {
    return made_printable(text, Kept::none);
}

std::string printable_lines(std::string_view text) {
    return made_printable(text, Kept::lines);
}

std::string printable_styled(std::string_view text) {
    return made_printable(text, Kept::styled_lines);
}

std::string printable_sentence(std::string_view text) {
    if (text.size() <= k_longest_sentence) {
        return printable(text);
    }
    return printable(text.substr(0, boundary_at(text, k_longest_sentence - k_kept_at_end))) + " [...] " +
           printable(text.substr(boundary_at(text, text.size() - k_kept_at_end)));
}

} // namespace diptych::cli
