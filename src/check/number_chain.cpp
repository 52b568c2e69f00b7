#include "check/number_chain.hpp"

#include "base/format.hpp"
#include "base/string.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace diptych::check {

namespace {

using base::is_ascii_digit;
using model::Range;

constexpr std::size_t k_group = 3; // digits between separators of thousands

std::size_t end_of_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_digit(text[at])) {
        ++at;
    }
    return at;
}

/// Bytes of the space at `at` with which numbers are grouped: a space, a no-break one (U+00A0, U+202F), a
/// thin one (U+2009), the figure space (U+2007) or an apostrophe; 0 when none is there.
std::size_t group_space(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at, 3);
    if (rest.starts_with(' ') || rest.starts_with('\'')) {
        return 1;
    }
    if (rest.starts_with("\xC2\xA0")) {
        return 2;
    }
    const bool three =
        rest == "\xE2\x80\xAF" || rest == "\xE2\x80\x89" || rest == "\xE2\x80\x87" || rest == "\xE2\x80\x99";
    return three ? 3 : 0;
}

unsigned number_of(std::string_view digits) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} ? value : 0;
}

/// Runs of digits and the separator before each but the first: ' ', ',' or '.'.
struct Chain {
    std::vector<std::string_view> groups;
    std::string separators;
    std::size_t end = 0;
};

Chain collect(std::string_view text, std::size_t at) {
    Chain chain;
    bool only_spaces = true; // between its groups
    std::size_t end = end_of_digits(text, at);
    chain.groups.push_back(text.substr(at, end - at));
    while (end < text.size()) {
        char separator = text[end];
        std::size_t width = 1;
        if (separator != ',' && separator != '.') {
            width = group_space(text, end);
            separator = ' ';
        }
        const std::size_t next = end + width;
        const std::size_t next_end = end_of_digits(text, next);
        if (width == 0 || next_end == next) {
            break;
        }
        const bool is_thousands = next_end - next == k_group && chain.groups.front().size() <= k_group &&
                                  (chain.groups.size() == 1 || chain.groups.back().size() == k_group) &&
                                  only_spaces;
        if (separator == ' ' && !is_thousands) {
            break;
        }
        chain.separators += separator;
        only_spaces = only_spaces && separator == ' ';
        chain.groups.push_back(text.substr(next, next_end - next));
        end = next_end;
    }
    chain.end = end;
    return chain;
}

bool are_thousands(const std::vector<std::string_view>& groups, std::size_t count) {
    return groups.front().size() <= k_group && groups.front() != "0" &&
           std::all_of(groups.begin() + 1, groups.begin() + static_cast<std::ptrdiff_t>(count),
                       [](std::string_view group) { return group.size() == k_group; });
}

std::string joined(const std::vector<std::string_view>& groups, std::size_t count) {
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) {
        digits += groups[i];
    }
    return without_zeros(digits);
}

std::string with_fraction(std::string whole, std::string_view fraction) {
    const std::size_t last = fraction.find_last_not_of('0');
    return last == std::string_view::npos
               ? whole
               : std::move(whole) + "." + std::string{fraction.substr(0, last + 1)};
}

std::vector<std::string> separate(const Chain& chain) {
    std::vector<std::string> parts;
    for (const std::string_view group : chain.groups) {
        parts.push_back(without_zeros(group));
    }
    return parts;
}

/// "1.500" or "1,500", whichever the language means by it.
void read_two_groups(const Chain& chain, char decimal, NumberChain& number) {
    const std::string as_decimal = with_fraction(without_zeros(chain.groups[0]), chain.groups[1]);
    if (chain.separators[0] == decimal || !are_thousands(chain.groups, 2)) {
        number.value = as_decimal;
        number.parts.push_back(separate(chain));
        return;
    }
    number.value = joined(chain.groups, 2);
    if (decimal == ',') { // a point is no separator of thousands in all such languages
        number.others.push_back(as_decimal);
    }
}

void read_groups(const Chain& chain, char decimal, NumberChain& number) {
    const std::size_t count = chain.groups.size();
    const std::string& separators = chain.separators;
    if (count == 1) {
        number.value = without_zeros(chain.groups[0]);
        return;
    }
    if (count == 2 && separators[0] != ' ') {
        read_two_groups(chain, decimal, number);
        return;
    }
    const bool uniform = separators.find_first_not_of(separators[0]) == std::string::npos;
    const bool uniform_but_last = separators.find_first_not_of(separators[0]) == separators.size() - 1;
    if (uniform && are_thousands(chain.groups, count)) {
        number.value = joined(chain.groups, count);
        if (separators[0] == ' ') {
            number.parts.push_back(separate(chain));
        }
    } else if (uniform_but_last && are_thousands(chain.groups, count - 1)) {
        number.value = with_fraction(joined(chain.groups, count - 1), chain.groups.back());
    } else { // "1.2.3": the number of a section; "1,2,3": a list
        for (std::size_t i = 0; i < count; ++i) {
            number.value += (i == 0 ? "" : ".") + std::string{chain.groups[i]};
        }
        number.parts.push_back(separate(chain));
    }
}

/// Two numbers that may be day and month, in either order.
bool read_day_month(unsigned first, unsigned second, unsigned year, NumberChain& number) {
    number.value = date_value(year, second, first);
    std::string other = date_value(year, first, second);
    if (number.value.empty()) {
        std::swap(number.value, other);
    }
    if (number.value.empty()) {
        return false;
    }
    if (!other.empty() && other != number.value) {
        number.others.push_back(other);
    }
    number.kind = Lexeme::Kind::date;
    return true;
}

/// "2021-25", "2020/21": the second year in full; 0 when that is no later year.
unsigned later_year(std::string_view first, std::string_view second) {
    if (first.size() != 4 || (second.size() != 2 && second.size() != 4)) {
        return 0;
    }
    const unsigned from = number_of(first);
    const unsigned to = second.size() == 4 ? number_of(second) : from / 100 * 100 + number_of(second);
    return from >= 1000 && from < 3000 && to > from && to - from < 100 ? to : 0;
}

/// What stands between slashes: a date, two years, a fraction, or the number of a resolution.
NumberChain read_slashes(std::string_view text, std::size_t at) {
    NumberChain number{
        .kind = Lexeme::Kind::slashes, .bytes = {at, at}, .value = {}, .others = {}, .parts = {}};
    std::vector<std::string_view> groups;
    std::size_t end = at;
    for (;;) {
        const std::size_t begin = end;
        end = end_of_digits(text, end);
        groups.push_back(text.substr(begin, end - begin));
        if (end + 1 >= text.size() || text[end] != '/' || !is_ascii_digit(text[end + 1])) {
            break;
        }
        ++end;
    }
    number.bytes.end = end;
    number.value = text.substr(at, end - at);
    if (groups.size() == 3 && groups[2].size() == 4) {
        NumberChain date = number;
        if (read_day_month(number_of(groups[0]), number_of(groups[1]), number_of(groups[2]), date)) {
            return date;
        }
    }
    if (groups.size() == 2) {
        constexpr unsigned k_most_parts = 20;
        const unsigned a = number_of(groups[0]);
        const unsigned b = number_of(groups[1]);
        if (const unsigned year = later_year(groups[0], groups[1]); year != 0) {
            number.kind = Lexeme::Kind::number;
            number.parts.push_back({std::string{groups[0]}, std::to_string(year)});
        } else if (a < b && b <= k_most_parts && a != 0) {
            number.kind = Lexeme::Kind::number;
            number.parts.push_back({std::to_string(a)}); // "two thirds"
            if (a == 1) {
                number.parts.emplace_back(); // "a third", "half"
            }
        }
    }
    return number;
}

/// "2021-03-12"
bool read_iso_date(std::string_view text, std::size_t at, NumberChain& number) {
    constexpr std::size_t k_length = 10;
    const std::string_view written = text.substr(at, k_length);
    if (written.size() < k_length || written[4] != '-' || written[7] != '-' ||
        end_of_digits(text, at) != at + 4 || end_of_digits(text, at + 5) != at + 7 ||
        end_of_digits(text, at + 8) != at + k_length) {
        return false;
    }
    number.value = date_value(number_of(written.substr(0, 4)), number_of(written.substr(5, 2)),
                              number_of(written.substr(8, 2)));
    number.kind = Lexeme::Kind::date;
    number.bytes = {at, at + k_length};
    return !number.value.empty();
}

/// "13:15"
bool read_clock(std::string_view text, std::size_t at, std::size_t end, NumberChain& number) {
    const std::size_t minutes_end = end < text.size() && text[end] == ':' ? end_of_digits(text, end + 1) : 0;
    const unsigned hour = number_of(text.substr(at, end - at));
    if (end - at > 2 || minutes_end != end + 3 || hour > 24) {
        return false;
    }
    const unsigned minute = number_of(text.substr(end + 1, 2));
    number.kind = Lexeme::Kind::time;
    number.value = fmt::format("t{}:{:02}", hour, minute);
    number.bytes = {at, minutes_end};
    return minute < 60;
}

} // namespace

std::string date_value(unsigned year, unsigned month, unsigned day) {
    if (month > 12 || day > 31 || (year != 0 && (year < 1000 || year > 2999)) || (month == 0)) {
        return {};
    }
    std::string value = year == 0 ? "-" : std::to_string(year);
    value += fmt::format("-{:02}", month);
    if (day != 0) {
        value += fmt::format("-{:02}", day);
    }
    return value;
}

std::vector<std::string> date_parts(std::string_view date) {
    std::vector<std::string> parts;
    const bool has_year = date.substr(0, 2) != "--";
    const std::string_view rest = has_year ? date.substr(5) : date.substr(2); // "03-12" or "03"
    if (rest.size() > 2) {
        parts.push_back(without_zeros(rest.substr(3)));
    }
    parts.push_back("--" + std::string{rest.substr(0, 2)});
    if (has_year) {
        parts.emplace_back(date.substr(0, 4));
    }
    return parts;
}

NumberChain read_chain(std::string_view text, std::size_t at, char decimal) {
    const std::size_t end = end_of_digits(text, at);
    if (end + 1 < text.size() && text[end] == '/' && is_ascii_digit(text[end + 1])) {
        return read_slashes(text, at);
    }
    NumberChain number;
    if (read_iso_date(text, at, number) || read_clock(text, at, end, number)) {
        return number;
    }
    number = NumberChain{};
    const Chain chain = collect(text, at);
    number.bytes = {at, chain.end};
    if (chain.separators == ".." && chain.groups[2].size() == 4 && chain.groups[0].size() <= 2 &&
        read_day_month(number_of(chain.groups[0]), number_of(chain.groups[1]), number_of(chain.groups[2]),
                       number)) {
        return number;
    }
    read_groups(chain, decimal, number);
    // "2021-25" is 2021 to 2025
    std::size_t next = chain.end + (text.substr(chain.end, 3) == "\xE2\x80\x93" ? 3 : 1);
    if (chain.groups.size() == 1 && chain.end < text.size() &&
        (text[chain.end] == '-' || next == chain.end + 3) && end_of_digits(text, next) == next + 2) {
        if (const unsigned year = later_year(chain.groups[0], text.substr(next, 2)); year != 0) {
            number.bytes.end = next + 2;
            number.parts.push_back({number.value, std::to_string(year)});
            number.value = text.substr(at, number.bytes.end - at);
        }
    }
    return number;
}

} // namespace diptych::check
