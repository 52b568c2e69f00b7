#include "layout/label.hpp"

#include "base/string.hpp"
#include "language/roman.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace diptych::layout {

namespace {

constexpr std::size_t k_most_digits = 3;

/// Numberings in one another. Lists that nobody goes on with count too, so it is more than people nest.
constexpr std::size_t k_most_open = 200;

/// The value of a Roman numeral in capitals as far as items are counted, 0 when it is none.
std::size_t roman_value(std::string_view numeral) {
    return language::has_roman_capitals(numeral) ? language::roman_value(numeral) : 0;
}

std::string to_upper(std::string_view letters) {
    std::string upper{letters};
    for (char& c : upper) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return upper;
}

enum class Closing { stop, paren, parens };

/// How one numbering is written with each closing.
struct Styles {
    LabelStyle stop;
    LabelStyle paren;
    LabelStyle parens;

    LabelStyle with(Closing closing) const {
        return closing == Closing::stop ? stop : closing == Closing::paren ? paren : parens;
    }
};

constexpr Styles k_arabic{LabelStyle::arabic_stop, LabelStyle::arabic_paren, LabelStyle::arabic_parens};
constexpr Styles k_upper{LabelStyle::upper_stop, LabelStyle::upper_paren, LabelStyle::upper_parens};
constexpr Styles k_lower{LabelStyle::lower_stop, LabelStyle::lower_paren, LabelStyle::lower_parens};
constexpr Styles k_roman{LabelStyle::roman_low_stop, LabelStyle::roman_paren, LabelStyle::roman_parens};

std::vector<LabelReading> readings_of(std::string_view inner, Closing closing) {
    std::vector<LabelReading> readings;
    if (inner.empty()) {
        return readings;
    }
    if (std::all_of(inner.begin(), inner.end(), base::is_ascii_digit)) {
        if (inner.size() <= k_most_digits && inner.front() != '0') {
            readings.push_back(
                {k_arabic.with(closing), static_cast<std::size_t>(std::stoul(std::string{inner}))});
        }
        return readings;
    }
    const bool is_lower =
        std::all_of(inner.begin(), inner.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool is_upper =
        std::all_of(inner.begin(), inner.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (inner.size() == 1 && is_lower) {
        readings.push_back({k_lower.with(closing), static_cast<std::size_t>(inner.front() - 'a') + 1});
    } else if (inner.size() == 1 && is_upper) {
        readings.push_back({k_upper.with(closing), static_cast<std::size_t>(inner.front() - 'A') + 1});
    }
    const std::size_t roman = roman_value(to_upper(inner));
    if (roman != 0 && is_lower) {
        readings.push_back({k_roman.with(closing), roman});
    } else if (roman != 0 && is_upper && closing == Closing::stop) {
        readings.push_back({LabelStyle::roman_stop, roman});
    }
    return readings;
}

/// The digits of any script, and numbers in Han up to ninety-nine, as ASCII digits; anything else as it is.
std::string plain_number(std::string_view inner) {
    constexpr std::u32string_view k_han = U"〇一二三四五六七八九";
    std::string digits;
    std::size_t han = 0; // the number read so far
    bool is_han = !inner.empty();
    bool is_digits = !inner.empty();
    for (std::size_t i = 0; i < inner.size();) {
        const text::CodePoint c = text::code_point_at(inner, i);
        const int digit = text::digit_value(c.value);
        const std::size_t one = k_han.find(c.value);
        if (digit >= 0) {
            digits += static_cast<char>('0' + digit);
        }
        if (c.value == U'十') {
            han = std::max<std::size_t>(han, 1) * 10;
        } else if (one != std::u32string_view::npos) {
            han += one;
        }
        is_digits = is_digits && digit >= 0;
        is_han = is_han && (c.value == U'十' || one != std::u32string_view::npos);
        i += c.length;
    }
    return is_digits                                 ? digits
           : is_han && inner.size() <= 9 && han != 0 ? std::to_string(han)
                                                     : std::string{inner};
}

/// "（一）", "１．", "一、": in signs of full width, behind which no space stands.
std::optional<LabelCandidate> wide_label_at(std::string_view content) {
    constexpr std::size_t k_longest = 3; // signs of the number
    const text::CodePoint first = text::code_point_at(content, 0);
    // One sign: ㈠ to ㈩, ① to ⑳, ⑴ to ⒇, ⒈ to ⒛.
    const auto enclosed = [&](char32_t from, char32_t to, LabelStyle style) -> std::optional<LabelCandidate> {
        if (first.value < from || first.value > to || first.length >= content.size()) {
            return std::nullopt;
        }
        return LabelCandidate{first.length, {{style, static_cast<std::size_t>(first.value - from) + 1}}};
    };
    for (const auto& [from, to, style] : {std::tuple{U'\u3220', U'\u3229', LabelStyle::arabic_parens},
                                          {U'\u2460', U'\u2473', LabelStyle::arabic_paren},
                                          {U'\u2474', U'\u2487', LabelStyle::arabic_parens},
                                          {U'\u2488', U'\u249B', LabelStyle::arabic_stop}}) {
        if (auto label = enclosed(from, to, style)) {
            return label;
        }
    }
    const bool opened = first.value == U'（';
    std::size_t at = opened ? first.length : 0;
    const std::size_t begin = at;
    for (std::size_t signs = 0; at < content.size() && signs <= k_longest; ++signs) {
        const text::CodePoint c = text::code_point_at(content, at);
        const bool closes =
            opened ? c.value == U'）' : c.value == U'．' || c.value == U'、' || c.value == U'）';
        if (closes) {
            LabelCandidate label;
            const std::string number = plain_number(content.substr(begin, at - begin));
            label.readings = readings_of(number, opened             ? Closing::parens
                                                 : c.value == U'）' ? Closing::paren
                                                                    : Closing::stop);
            label.length = at + c.length;
            const bool numeral = !number.empty() && base::is_ascii_digit(number.front());
            return label.readings.empty() || !numeral || label.length >= content.size()
                       ? std::nullopt
                       : std::optional{label};
        }
        at += c.length;
    }
    return std::nullopt;
}

/// "1°", "1º" and "1°)", as acts number their points.
std::optional<LabelCandidate> degree_label_at(std::string_view content) {
    const std::size_t digits = std::min(content.find_first_not_of("0123456789"), content.size());
    if (digits == 0 || digits > k_most_digits || content.front() == '0') {
        return std::nullopt;
    }
    std::string_view rest = content.substr(digits);
    if (!rest.starts_with("\u00B0") && !rest.starts_with("\u00BA")) {
        return std::nullopt;
    }
    rest.remove_prefix(std::string_view{"\u00B0"}.size());
    rest.remove_prefix(rest.starts_with(')') ? 1 : 0);
    const std::size_t value = std::stoul(std::string{content.substr(0, digits)});
    return LabelCandidate{content.size() - rest.size(), {{LabelStyle::arabic_degree, value}}};
}

/// "• " and the dashes that stand for it.
std::size_t bullet_length(std::string_view content) {
    const text::CodePoint c = text::code_point_at(content, 0);
    switch (c.value) {
    case U'•':
    case U'●':
    case U'○':
    case U'■':
    case U'□':
    case U'►':
    case U'➢':
    case U'➤':
    case U'✓':
    case U'✔':
    case U'❖':
    case U'◆':
    case U'◊':
    case U'⁃':
    case U'∙':
    case U'\uF0B7': // what the bullets of the Symbol and Wingdings fonts turn into
    case U'\uF0A7':
    case U'\uF0D8':
    case U'\uF0FC':
    case U'‣':
    case U'▪':
    case U'◦':
    case U'·':
    case U'–':
    case U'—':
    case U'-':
        return c.length;
    default:
        return 0;
    }
}

} // namespace

bool is_heading_style(LabelStyle style) {
    return style == LabelStyle::roman_stop || style == LabelStyle::upper_stop;
}

std::optional<LabelCandidate> label_at(std::string_view content) {
    if (content.empty()) {
        return std::nullopt;
    }
    LabelCandidate label;
    label.length = bullet_length(content);
    if (label.length != 0) {
        label.readings.push_back({LabelStyle::bullet, 0});
    } else if (auto wide = wide_label_at(content)) {
        return wide;
    } else if (auto degree = degree_label_at(content)) {
        label = *std::move(degree);
    } else {
        const bool opened = content.front() == '(';
        const std::size_t begin = opened ? 1 : 0;
        const std::size_t end = content.find_first_of(opened ? ") " : ".) ", begin);
        if (end == std::string_view::npos || content[end] == ' ') {
            return std::nullopt;
        }
        const Closing closing = opened                ? Closing::parens
                                : content[end] == ')' ? Closing::paren
                                                      : Closing::stop;
        label.readings = readings_of(plain_number(content.substr(begin, end - begin)), closing);
        label.length = end + 1;
    }
    if (label.readings.empty() || label.length >= content.size()) {
        return std::nullopt;
    }
    const char32_t next = text::code_point_at(content, label.length).value;
    return text::is_white_space(next) || text::is_unspaced(next) ? std::optional{std::move(label)}
                                                                 : std::nullopt;
}

std::optional<LabelSequences::Accepted>
LabelSequences::go_on(const LabelReading& reading, const Context& context, std::size_t most_skipped) {
    const auto goes_on = [&](const Numbering& open) {
        return open.style == reading.style &&
               (reading.style == LabelStyle::bullet ||
                (reading.value > open.value && reading.value <= open.value + 1 + most_skipped));
    };
    if (is_heading_style(reading.style) && context.heading_like) {
        const auto heading = std::find_if(m_headings.begin(), m_headings.end(), goes_on);
        if (heading == m_headings.end() || !context.may_begin) {
            return std::nullopt;
        }
        heading->value = reading.value;
        m_open.resize(std::min<std::size_t>(m_open.size(), 1)); // no list goes on behind a heading
        return Accepted{reading, 0, true};
    }
    std::optional<std::size_t> found;
    for (std::size_t i = m_open.size(); i-- > 0;) {
        if (!goes_on(m_open[i])) {
            continue;
        }
        if (m_open[i].indent == context.indent) {
            found = i; // of two numberings it could belong to, the one at the same margin
            break;
        }
        found = found ? found : i;
    }
    if (!found) {
        return std::nullopt;
    }
    m_open.resize(*found + 1);
    m_open.back().value = reading.value;
    return Accepted{reading, *found, false};
}

bool LabelSequences::has_open(const LabelCandidate& label) const {
    return std::any_of(m_open.begin(), m_open.end(), [&](const Numbering& open) {
        return std::any_of(label.readings.begin(), label.readings.end(),
                           [&](const LabelReading& reading) { return reading.style == open.style; });
    });
}

std::optional<LabelSequences::Accepted> LabelSequences::begin(const LabelReading& reading,
                                                              const Context& context) {
    if (is_heading_style(reading.style) && context.heading_like) {
        // "A." begins again under every "II."
        const auto same = std::find_if(m_headings.begin(), m_headings.end(),
                                       [&](const Numbering& open) { return open.style == reading.style; });
        if (same == m_headings.end()) {
            m_headings.push_back({reading.style, reading.value, context.indent});
        } else {
            same->value = reading.value;
        }
        m_open.resize(std::min<std::size_t>(m_open.size(), 1));
        return Accepted{reading, 0, true};
    }
    if (m_open.size() == k_most_open) {
        m_open.pop_back();
    }
    m_open.push_back({reading.style, reading.value, context.indent});
    return Accepted{reading, m_open.size() - 1, false};
}

std::optional<LabelSequences::Accepted> LabelSequences::accept(const LabelCandidate& label,
                                                               const Context& context) {
    constexpr std::size_t k_most_skipped = 3;
    if (!context.may_begin && !context.upper_after) {
        return std::nullopt; // "as set out in (a) and | (b) of that paragraph"
    }
    for (const std::size_t skipped : {std::size_t{0}, k_most_skipped}) {
        if (skipped != 0 && !context.may_skip) {
            break;
        }
        for (const LabelReading& reading : label.readings) {
            if (const auto accepted = go_on(reading, context, skipped)) {
                return accepted;
            }
        }
    }
    if (!context.may_begin) {
        return std::nullopt;
    }
    // "A. Dupont": a capital and a stop begin a numbering only as a heading's.
    const auto may_begin = [&](const LabelReading& reading) {
        return !is_heading_style(reading.style) || context.heading_like;
    };
    for (const LabelReading& reading : label.readings) {
        if (reading.value <= 1 && may_begin(reading)) {
            return begin(reading, context);
        }
    }
    const LabelReading& first = label.readings.front();
    const bool any_number = !is_heading_style(first.style) && first.style != LabelStyle::arabic_degree; // "25° north"
    if (m_open.empty() && context.may_skip && any_number) { // an extract begins with any number
        return begin(first, context);
    }
    return std::nullopt;
}

std::optional<LabelCandidate> doubled_label_at(std::string_view content) {
    constexpr std::string_view k_closing = ".) ";
    const std::size_t end = content.substr(0, k_most_digits + k_closing.size()).find(k_closing);
    if (end == std::string_view::npos) {
        return std::nullopt;
    }
    LabelCandidate label;
    label.readings = readings_of(content.substr(0, end), Closing::paren);
    label.length = end + 2;
    return label.readings.empty() ? std::nullopt : std::optional{std::move(label)};
}

} // namespace diptych::layout
