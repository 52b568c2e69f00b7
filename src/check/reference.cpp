#include "check/reference.hpp"

#include "base/string.hpp"
#include "language/language.hpp"

#include <algorithm>

namespace diptych::check {

namespace {

using base::is_ascii_digit;
using model::Range;

bool is_ascii_alphanumeric(char c) {
    return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_white_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// Characters that RFC 3986 lets stand in an address, and all beyond ASCII but no-break spaces and quotation
/// marks, which begin with these bytes in UTF-8.
std::size_t end_of_address(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_white_space(text[at]) && text[at] != '<' && text[at] != '>' &&
           text[at] != '"' && text.substr(at, 2) != "\xC2\xA0" && text.substr(at, 2) != "\xC2\xAB" &&
           text.substr(at, 2) != "\xC2\xBB" && text.substr(at, 2) != "\xE2\x80") {
        ++at;
    }
    return at;
}

/// Without the full stop of the sentence, and without a bracket that was opened before the address.
std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view all = text.substr(begin, end - begin);
    const auto opened = std::count(all.begin(), all.end(), '(');
    auto closed = std::count(all.begin(), all.end(), ')');
    while (end > begin) {
        const char last = text[end - 1];
        const bool open_bracket = last == ')' && opened < closed;
        if (!open_bracket && std::string_view{".,;:!?'-/]}*"}.find(last) == std::string_view::npos) {
            break;
        }
        closed -= open_bracket ? 1 : 0;
        --end;
    }
    return end;
}

void find_web(std::string_view text, std::string_view mark, std::vector<Range>& found) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
        std::size_t begin = at;
        if (mark == "://") {
            while (begin > 0 && is_ascii_alphanumeric(text[begin - 1])) {
                --begin;
            }
        } else if (at > 0 && (is_ascii_alphanumeric(text[at - 1]) || text[at - 1] == '/')) {
            at += mark.size(); // inside of another one
            continue;
        }
        const std::size_t end = trim_end(text, begin, end_of_address(text, at));
        if (begin < at + (mark == "://" ? 0 : 1) && end > at + mark.size()) {
            found.push_back({begin, end});
        }
        at = std::max(end, at + mark.size());
    }
}

void find_mail(std::string_view text, std::vector<Range>& found) {
    const auto is_local = [](char c) {
        return is_ascii_alphanumeric(c) || std::string_view{"._%+-"}.find(c) != std::string_view::npos;
    };
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && is_local(text[begin - 1])) {
            --begin;
        }
        std::size_t end = at + 1;
        while (end < text.size() &&
               (is_ascii_alphanumeric(text[end]) || text[end] == '.' || text[end] == '-')) {
            ++end;
        }
        end = trim_end(text, begin, end);
        if (begin < at && end > at + 1) {
            found.push_back({begin, end});
        }
    }
}

/// Codes and names by which sites tell the language versions of a page apart.
bool names_language(std::string_view part) {
    static const language::Words names = language::in_any_language(&language::Language::address_parts);
    return names.contains(part);
}

} // namespace

std::vector<Range> find_addresses(std::string_view text) {
    std::vector<Range> found;
    find_web(text, "://", found);
    find_web(text, "www.", found);
    find_mail(text, found);
    if (found.size() < 2) {
        return found;
    }
    std::sort(found.begin(), found.end(), [](Range a, Range b) { return a.begin < b.begin; });
    std::vector<Range> apart;
    for (const Range range : found) {
        if (apart.empty() || range.begin >= apart.back().end) {
            apart.push_back(range);
        }
    }
    return apart;
}

std::string address_value(std::string_view address) {
    std::string value;
    std::string part;
    const auto end_part = [&] {
        value += names_language(base::to_lower_ascii(part)) ? "*" : part;
        part.clear();
    };
    const std::size_t scheme = address.find("://");
    if (scheme != std::string_view::npos) {
        address.remove_prefix(scheme + 3); // http or https is no difference to a reader
    }
    const std::size_t host = std::min(address.find('/'), address.size());
    const std::string whole =
        base::to_lower_ascii(address.substr(0, host)) + std::string{address.substr(host)};
    for (const char c : whole) {
        if (is_ascii_alphanumeric(c) || c == '-') {
            part += c;
        } else {
            end_part();
            value += c;
        }
    }
    end_part();
    return value;
}

std::size_t end_of_symbol(std::string_view text, std::size_t at) {
    constexpr std::size_t k_longest = 256; // what is longer is none, and it does not matter how long it is
    const std::size_t begin = at;
    bool slash = false;
    bool digit = false;
    while (at < text.size()) {
        const char c = text[at];
        if (at - begin == k_longest) {
            return begin;
        }
        if (!is_ascii_alphanumeric(c) && c != '/' && c != '.' && c != '-' && c != '_' &&
            !(slash && (c == '(' || c == ')'))) {
            break;
        }
        if (c == '/' && !slash) {
            const std::string_view first = text.substr(begin, at - begin);
            const bool capitals =
                std::none_of(first.begin(), first.end(), [](char l) { return l >= 'a' && l <= 'z'; });
            if (!capitals) {
                return begin;
            }
            slash = true;
        }
        digit = digit || is_ascii_digit(c);
        ++at;
    }
    const std::size_t end = trim_end(text, begin, at);
    return slash && digit && text.substr(begin, end - begin).find('/') != std::string_view::npos ? end
                                                                                                 : begin;
}

} // namespace diptych::check
