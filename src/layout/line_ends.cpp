#include "layout/line_ends.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace diptych::layout {

bool ends_with_stop(std::string_view content) {
    std::size_t end = content.size();
    while (end > 0) {
        const text::CodePoint c = text::code_point_before(content, end);
        switch (c.value) {
        case U'.':
        case U'!':
        case U'?':
        case U':':
        case U';':
        case U'…':
        case U'。':
        case U'！':
        case U'？':
        case U'：':
        case U'；':
        case U'｡':
        case U'؟':
        case U'؛':
        case U'۔':
        case U'।':
        case U'॥':
        case U'។':
        case U'။':
        case U'።':
        case U'։':
            return true;
        default:
            break;
        }
        if (!text::is_closing(c.value) && !text::is_white_space(c.value)) {
            return false;
        }
        end -= c.length;
    }
    return false;
}

bool begins_lower(std::string_view content) {
    for (std::size_t i = 0; i < content.size();) {
        const text::CodePoint c = text::code_point_at(content, i);
        if (text::is_letter(c.value)) {
            return text::is_lower(c.value);
        }
        if (!text::is_opening(c.value) && !text::is_white_space(c.value)) {
            return false;
        }
        i += c.length;
    }
    return false;
}

bool ends_with_hyphen(std::string_view content) {
    if (content.empty()) {
        return false;
    }
    const text::CodePoint last = text::code_point_before(content, content.size());
    if (last.value != U'-' && last.value != U'\u2010' && last.value != U'\u00AD') {
        return false;
    }
    return content.size() > last.length &&
           text::is_letter(text::code_point_before(content, content.size() - last.length).value);
}

bool ends_with_glued_dash(std::string_view content) {
    if (content.empty()) {
        return false;
    }
    const text::CodePoint last = text::code_point_before(content, content.size());
    if ((last.value != U'–' && last.value != U'—' && last.value != U'/' && last.value != U'-' &&
         last.value != U'\u2010') ||
        content.size() == last.length) {
        return false;
    }
    const char32_t before = text::code_point_before(content, content.size() - last.length).value;
    return text::is_letter(before) || text::is_digit(before);
}

bool is_in_capitals(std::string_view content) {
    constexpr std::size_t k_fewest = 4;
    std::size_t upper = 0;
    std::size_t lower = 0;
    for (std::size_t i = 0; i < content.size();) {
        const text::CodePoint c = text::code_point_at(content, i);
        upper += text::is_upper(c.value) ? 1U : 0U;
        lower += text::is_lower(c.value) ? 1U : 0U;
        i += c.length;
    }
    return upper >= k_fewest && 8 * lower <= upper;
}

bool is_dash_rule(std::string_view content) {
    constexpr std::size_t k_shortest = 5;
    std::size_t count = 0;
    for (std::size_t i = 0; i < content.size(); ++count) {
        const text::CodePoint c = text::code_point_at(content, i);
        const bool dash = c.value == U'_' || c.value == U'-' || c.value == U'–' || c.value == U'—' ||
                          c.value == U'―' || c.value == U'─' || c.value == U'━' || c.value == U'\u2010' ||
                          c.value == U'\u2015' || c.value == U'\u2212';
        if (!dash) {
            return false;
        }
        i += c.length;
    }
    return count >= k_shortest;
}

ContentsEnd contents_end_of(std::string_view content) {
    constexpr std::size_t k_fewest_dots = 4;
    constexpr std::size_t k_longest_page = 8; // "xxxviii"
    const std::size_t space = content.find_last_of(" .\xA6\xB7_");
    std::size_t page = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view number = content.substr(page);
    const bool is_page =
        !number.empty() && number.size() <= k_longest_page &&
        std::all_of(number.begin(), number.end(), [](char c) {
            return base::is_ascii_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || (c >= 'A' && c <= 'Z');
        });
    if (!is_page && !number.empty()) {
        return {};
    }
    std::size_t end = page;
    std::size_t dots = 0;
    while (end > 0) {
        const text::CodePoint c = text::code_point_before(content, end);
        if (c.value == U'…') {
            dots += 3;
        } else if (c.value == U'.' || c.value == U'·' || c.value == U'_') {
            ++dots;
        } else if (!text::is_white_space(c.value)) {
            break;
        }
        end -= c.length;
    }
    return dots >= k_fewest_dots && end > 0 ? ContentsEnd{end, page} : ContentsEnd{};
}

} // namespace diptych::layout
