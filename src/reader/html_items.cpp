#include "base/string.hpp"
#include "language/roman.hpp"
#include "reader/html_draft.hpp"
#include "reader/list_number.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace diptych::reader {

namespace {

/// Whether `letters` is how number `item` is written, in letters or as a Roman numeral.
bool counts(std::string_view letters, std::size_t item) {
    const std::string lower = base::to_lower_ascii(letters);
    const auto value = static_cast<std::int64_t>(item);
    return lower == format_number(value, NumberStyle::lower_counted) ||
           lower == format_number(value, NumberStyle::lower_roman);
}

/// "2.1", "2.1." and the like.
bool is_section_number(std::string_view label) {
    return base::is_ascii_digit(label.front()) && label.find('.') != std::string_view::npos &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return base::is_ascii_digit(c) || c == '.'; });
}

} // namespace

std::size_t own_label_length(std::string_view text, std::size_t item) {
    constexpr std::size_t k_most_letters = 6; // "xxviii"
    constexpr std::size_t k_most_digits = 3;
    const std::size_t end = std::min(text.find(' '), text.find("\u00A0"));
    if (end == std::string_view::npos || end < 2) {
        return 0;
    }
    const std::string_view label = text.substr(0, end);
    if (is_section_number(label)) {
        return end;
    }
    const bool bracketed = label.front() == '(' && label.back() == ')';
    const std::string_view inner = bracketed ? label.substr(1, end - 2) : label.substr(0, end - 1);
    if (inner.empty() || (!bracketed && label.back() != '.' && label.back() != ')')) {
        return 0;
    }
    if (std::all_of(inner.begin(), inner.end(), base::is_ascii_digit)) {
        return inner.size() <= k_most_digits ? end : 0;
    }
    if (!std::all_of(inner.begin(), inner.end(), base::is_ascii_letter)) {
        return 0;
    }
    const bool roman = language::has_roman_small(base::to_lower_ascii(inner));
    const bool may_be = inner.size() == 1 || (roman && inner.size() <= k_most_letters);
    return may_be && (label.back() == ')' || counts(inner, item)) ? end : 0;
}

void label_html_items(std::vector<HtmlBlock>& blocks) {
    for (HtmlBlock& block : blocks) {
        if (block.item == 0) {
            continue;
        }
        block.label_length = own_label_length(block.text, block.item);
        if (block.label_length == 0 && !block.number.empty()) {
            block.label_length = block.number.size();
            const std::string before = block.number + ' ';
            block.text.insert(0, before);
            for (model::NoteCall& call : block.note_calls) {
                call.text_begin += before.size();
            }
        }
    }
}

} // namespace diptych::reader
