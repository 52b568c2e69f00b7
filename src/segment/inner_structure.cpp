#include "segment/inner_structure.hpp"

#include "layout/label.hpp"
#include "segment/byte_set.hpp"
#include "segment/candidate.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

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

constexpr ByteSet k_label_ends = byte_set(".)");

/// Where a short word ends in a stop or bracket and a space, and so may be a label: its first bytes.
std::vector<std::size_t> find_label_like(std::string_view text) {
    constexpr std::size_t k_longest = 6;
    std::vector<std::size_t> found;
    for (std::size_t i = find_byte(text, 0, k_label_ends); i < text.size();
         i = find_byte(text, i + 1, k_label_ends)) {
        if (i + 1 >= text.size() || text[i + 1] != ' ') {
            continue;
        }
        std::size_t begin = i;
        while (begin > 0 && i - begin <= k_longest && text[begin - 1] != ' ') {
            --begin;
        }
        if (i - begin <= k_longest && i > begin) {
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
