#include "segment/inner_structure.hpp"

#include "base/string.hpp"
#include "layout/label.hpp"
#include "segment/candidate.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace diptych::segment {

namespace {

using layout::doubled_label_at;
using layout::is_heading_style;
using layout::label_at;
using layout::LabelSequences;
using layout::LabelStyle;
using model::Range;
using text::code_point_at;
using text::code_point_before;
using text::CodePoint;

/// Two letters and more that are no Roman numeral: no label, and what most sentences end with.
bool is_plain_word(std::string_view word) {
    constexpr std::string_view k_roman = "ivxlcdmIVXLCDM";
    return word.size() >= 2 && base::is_ascii_letter(word[0]) && base::is_ascii_letter(word[1]) &&
           (k_roman.find(word[0]) == std::string_view::npos || k_roman.find(word[1]) == std::string_view::npos);
}

/// Where a short word ends in a stop or bracket and a space, and so may be a label: its first bytes.
std::vector<std::size_t> find_label_like(std::string_view text) {
    constexpr std::size_t k_longest = 6;
    std::vector<std::size_t> found;
    std::size_t stop = text.find('.');
    std::size_t bracket = text.find(')');
    while (stop != std::string_view::npos || bracket != std::string_view::npos) {
        const std::size_t i = std::min(stop, bracket);
        (i == stop ? stop : bracket) = text.find(text[i], i + 1);
        if (i + 1 >= text.size() || text[i + 1] != ' ') {
            continue;
        }
        std::size_t begin = i;
        while (begin > 0 && i - begin <= k_longest && text[begin - 1] != ' ') {
            --begin;
        }
        if (i - begin <= k_longest && i > begin && !is_plain_word(text.substr(begin, i - begin))) {
            found.push_back(begin);
        }
    }
    return found;
}

} // namespace

std::vector<InnerLabel> find_inner_labels(std::string_view text) {
    const std::vector<std::size_t> candidates = find_label_like(text);
    std::vector<InnerLabel> found;
    if (candidates.size() < 2) {
        return found;
    }
    LabelSequences sequences;
    for (const std::size_t i : candidates) {
        std::string_view rest = text.substr(i);
        const bool bullet = rest.starts_with("\u2043"); // glued, as some word processors export it
        rest.remove_prefix(bullet ? 3 : 0);
        auto label = label_at(rest);
        label = label ? label : doubled_label_at(rest); // "1.) one"
        if (!label) {
            continue;
        }
        const std::size_t after = skip_white_space(rest, label->length);
        const bool lower_after = after < rest.size() && text::is_lower(code_point_at(rest, after).value);
        const LabelStyle style = label->readings.front().style;
        if ((style == LabelStyle::arabic_stop && lower_after) || (is_heading_style(style) && i != 0)) {
            continue; // "as payment for 1. above", "you and I. Did you"
        }
        LabelSequences::Context context;
        context.may_begin = true;
        context.upper_after = true;
        const bool number = text::is_digit(code_point_at(rest, 0).value);
        const bool bracketed = rest[label->length - 1] == ')';
        context.may_skip = found.empty() && (number || bracketed || i == 0);
        if (sequences.accept(*label, context)) {
            const bool spaced_bullet = i >= 4 && text.substr(i - 4, 4) == "\u2022 ";
            found.push_back({spaced_bullet ? i - 4 : i, i + (bullet ? 3 : 0) + label->length});
        }
    }
    return found.size() >= 2 ? found : std::vector<InnerLabel>{};
}

std::vector<Range> find_quotations(std::string_view text) {
    std::vector<Range> quotations;
    std::size_t begin = std::string_view::npos;
    char32_t closing = 0;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = code_point_at(text, i);
        const bool starts_word = i == 0 || text::is_white_space(code_point_before(text, i).value) ||
                                 text::is_opening(code_point_before(text, i).value);
        if (begin == std::string_view::npos) {
            closing = c.value == U'“'                   ? U'”'
                      : c.value == U'«'                 ? U'»'
                      : c.value == U'‘'                 ? U'’'
                      : c.value == U'„'                 ? U'“'
                      : c.value == U'「'                ? U'」'
                      : c.value == U'『'                ? U'』'
                      : c.value == U'《'                ? U'》'
                      : c.value == U'〈'                ? U'〉'
                      : c.value == U'"'                 ? U'"'
                      : c.value == U'\'' && starts_word ? U'\''
                                                        : 0;
            begin = closing != 0 ? i : begin;
        } else if (c.value == closing) {
            const std::size_t after = i + c.length;
            const bool in_word = (closing == U'\'' || closing == U'’') && after < text.size() &&
                                 text::is_letter(code_point_at(text, after).value);
            if (!in_word) {
                quotations.push_back({begin, i});
                begin = std::string_view::npos;
            }
        }
        i += c.length;
    }
    return quotations;
}

} // namespace diptych::segment
