#include "check/placeholders.hpp"

#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <cstddef>

namespace diptych::check {

namespace {

using model::Range;

constexpr std::size_t k_longest = 200; // bytes of a placeholder

bool is_name(char c) {
    return base::is_ascii_letter(c) || base::is_ascii_digit(c) || c == '_' || c == '.' || c == '-';
}

/// The end of "%s", "%1$d", "%-5.2f", "%(name)s", "%NAME%"; `at` when it is none. A space is no flag here: « 50 % des ».
std::size_t end_of_format(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == '(') {
        end += std::min(text.substr(end, k_longest).find(')'), k_longest) + 1;
        end = std::min(end, text.size());
    }
    const std::size_t name = end;
    while (end < text.size() && std::string_view{"0123456789$-+#.*"}.find(text[end]) != std::string_view::npos) {
        ++end;
    }
    while (end < text.size() && std::string_view{"hlLzjt"}.find(text[end]) != std::string_view::npos && end < name + 8) {
        ++end;
    }
    const bool alone = end + 1 >= text.size() || !base::is_ascii_letter(text[end + 1]);
    if (end < text.size() && std::string_view{"sdiufFeEgGxXocp@"}.find(text[end]) != std::string_view::npos && alone) {
        return end + 1;
    }
    end = at + 1;
    while (end < text.size() && is_name(text[end])) {
        ++end;
    }
    const bool has_letter = std::any_of(text.begin() + static_cast<std::ptrdiff_t>(at + 1),
                                        text.begin() + static_cast<std::ptrdiff_t>(end), base::is_ascii_letter);
    return has_letter && end < text.size() && text[end] == '%' ? end + 1 : at;
}

/// The end of "{0}", "{{name}}", "${name}"; `at` when it is none. What has spaces inside is a text in braces.
std::size_t end_of_braces(std::string_view text, std::size_t at) {
    const std::size_t open = text[at] == '{' ? at : at + 1;
    const std::size_t length = text.substr(open, k_longest).find('}');
    if (length == std::string_view::npos) {
        return at;
    }
    const std::size_t end = open + length;
    const std::string_view inside = text.substr(open + 1, end - open - 1);
    if (inside.empty() || inside.find_first_of(" \t\n\"") != std::string_view::npos) {
        return at;
    }
    return end + (text.substr(at).starts_with("{{") && text.substr(end).starts_with("}}") ? 2 : 1);
}

/// The end of "<b>", "</b>", "<br/>", "<a href=...>"; `at` when it is none, or an address in angle brackets.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
    const std::size_t name = at + (text.substr(at + 1).starts_with('/') ? 2U : 1U);
    const std::size_t length = text.substr(at, k_longest).find('>');
    const std::size_t end = at + length;
    if (length == std::string_view::npos || name >= end || !base::is_ascii_letter(text[name])) {
        return at;
    }
    std::size_t behind = name;
    while (behind < end && (is_name(text[behind]) || text[behind] == ':') && text[behind] != '.') {
        ++behind;
    }
    const bool doubled = text.substr(end + 1).starts_with('>') || (at > 0 && text[at - 1] == '<'); // <<a quotation>>
    const bool is_tag = !doubled && (behind == end || text[behind] == ' ' || text[behind] == '/');
    const std::string_view word = text.substr(name, behind - name);
    return is_tag && word.find(':') == std::string_view::npos ? end + 1 : at;
}

/// The end of "&amp;", "&#233;"; `at` when it is none.
std::size_t end_of_entity(std::string_view text, std::size_t at) {
    std::size_t end = at + (text.substr(at + 1).starts_with('#') ? 2U : 1U);
    const std::size_t name = end;
    while (end < text.size() && (base::is_ascii_letter(text[end]) || base::is_ascii_digit(text[end])) && end < at + 12) {
        ++end;
    }
    return end > name + 1 && end < text.size() && text[end] == ';' ? end + 1 : at;
}

std::size_t end_of_placeholder(std::string_view text, std::size_t at) {
    switch (text[at]) {
    case '%':
        return end_of_format(text, at);
    case '$':
        return text.substr(at + 1).starts_with('{') ? end_of_braces(text, at) : at;
    case '{':
        return end_of_braces(text, at);
    case '<':
        return end_of_tag(text, at);
    case '&':
        return end_of_entity(text, at);
    default:
        return at;
    }
}

std::vector<std::string_view> sorted(std::string_view text, const std::vector<Range>& ranges) {
    std::vector<std::string_view> all;
    for (const Range& range : ranges) {
        all.push_back(model::slice(text, range));
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

std::vector<Range> find_placeholders(std::string_view text) {
    std::vector<Range> found;
    for (std::size_t at = text.find_first_of("%${<&"); at != std::string_view::npos;) {
        const std::size_t end = end_of_placeholder(text, at);
        if (end > at) {
            found.push_back({at, end});
        }
        at = text.find_first_of("%${<&", std::max(end, at + 1));
    }
    return found;
}

void check_placeholders(const Subject& pair) {
    if (pair.source_codes.empty() && pair.target_codes.empty()) {
        return;
    }
    const std::vector<std::string_view> wanted = sorted(pair.source, pair.source_codes);
    const std::vector<std::string_view> there = sorted(pair.target, pair.target_codes);
    std::vector<std::string_view> missing;
    std::vector<std::string_view> added;
    std::set_difference(wanted.begin(), wanted.end(), there.begin(), there.end(), std::back_inserter(missing));
    std::set_difference(there.begin(), there.end(), wanted.begin(), wanted.end(), std::back_inserter(added));
    for (const std::string_view code : missing) {
        const auto at = static_cast<std::size_t>(code.data() - pair.source.data());
        model::Finding& finding = pair.report(Rule::placeholder_differs, {},
                                              fmt::format("{} of the source is not in the target.", in_quotes(code)));
        finding.source = {at, at + code.size()};
        finding.expected = code;
    }
    for (const std::string_view code : added) {
        const auto at = static_cast<std::size_t>(code.data() - pair.target.data());
        pair.report(Rule::placeholder_differs, {at, at + code.size()},
                    fmt::format("{} of the target is not in the source.", in_quotes(code)));
    }
}

} // namespace diptych::check
