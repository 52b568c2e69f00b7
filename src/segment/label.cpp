#include "segment/label.hpp"

#include "base/string.hpp"
#include "language/roman.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace diptych::segment {

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

/// "• " and the dashes that stand for it.
std::size_t bullet_length(std::string_view content) {
    const text::CodePoint c = text::code_point_at(content, 0);
    switch (c.value) {
    case U'•':
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
        label.readings = readings_of(content.substr(begin, end - begin), closing);
        label.length = end + 1;
    }
    if (label.readings.empty() || label.length >= content.size() ||
        !text::is_white_space(text::code_point_at(content, label.length).value)) {
        return std::nullopt;
    }
    return label;
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
    if (m_open.empty() && context.may_skip &&
        !is_heading_style(first.style)) { // an extract begins with any number
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

} // namespace diptych::segment
