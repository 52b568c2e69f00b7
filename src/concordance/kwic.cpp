#include "concordance/kwic.hpp"

#include "text/character.hpp"
#include "text/utf8.hpp"

#include <vector>

namespace diptych::concordance {

namespace {

constexpr std::string_view k_ellipsis = "…";

std::string_view without_space_behind(std::string_view text) {
    while (!text.empty()) {
        const text::CodePoint c = text::code_point_before(text, text.size());
        if (!text::is_white_space(c.value)) {
            break;
        }
        text.remove_suffix(c.length);
    }
    return text;
}

std::string_view without_space_before(std::string_view text) {
    while (!text.empty()) {
        const text::CodePoint c = text::code_point_at(text, 0);
        if (!text::is_white_space(c.value)) {
            break;
        }
        text.remove_prefix(c.length);
    }
    return text;
}

/// The end of `text` that fits into the columns.
std::string end_of(std::string_view text, std::size_t columns) {
    if (text::display_width(text) <= columns) {
        return std::string{text};
    }
    std::size_t width = text::display_width(k_ellipsis);
    std::size_t begin = text.size();
    std::size_t word = text.size(); // where the first whole word begins
    while (begin > 0) {
        const text::CodePoint c = text::code_point_before(text, begin);
        word = text::is_white_space(c.value) ? begin : word;
        width += text::display_width(text.substr(begin - c.length, c.length));
        if (width > columns) {
            break;
        }
        begin -= c.length;
    }
    const std::string_view rest = without_space_before(text.substr(word == text.size() ? begin : word));
    return std::string{k_ellipsis}.append(rest);
}

std::string beginning_of(std::string_view text, std::size_t columns) {
    if (text::display_width(text) <= columns) {
        return std::string{text};
    }
    std::size_t width = text::display_width(k_ellipsis);
    std::size_t end = 0;
    std::size_t word = 0;
    while (end < text.size()) {
        const text::CodePoint c = text::code_point_at(text, end);
        word = text::is_white_space(c.value) ? end : word;
        width += text::display_width(text.substr(end, c.length));
        if (width > columns) {
            break;
        }
        end += c.length;
    }
    return std::string{without_space_behind(text.substr(0, word == 0 ? end : word))}.append(k_ellipsis);
}

} // namespace

KeywordInContext keyword_in_context(std::string_view text, model::Range keyword, std::size_t columns) {
    const std::string_view before = text.substr(0, keyword.begin);
    const std::string_view behind = text.substr(keyword.end);
    const std::string_view left = without_space_behind(before);
    const std::string_view right = without_space_before(behind);
    return {.left = end_of(left, columns),
            .keyword = std::string{model::slice(text, keyword)},
            .right = beginning_of(right, columns),
            .left_space = left.size() != before.size(),
            .right_space = right.size() != behind.size()};
}

} // namespace diptych::concordance
