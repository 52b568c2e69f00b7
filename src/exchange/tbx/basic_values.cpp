#include "exchange/tbx/basic.hpp"

#include <algorithm>
#include <array>

namespace diptych::exchange {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Whether `text` follows `pattern`, in which 9 is any digit.
bool has_form(std::string_view text, std::string_view pattern) {
    return text.size() == pattern.size() &&
           std::equal(text.begin(), text.end(), pattern.begin(),
                      [](char c, char p) { return p == '9' ? is_digit(c) : c == p; });
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) {
        number = 10 * number + (c - '0');
    }
    return number;
}

bool is_time_zone(std::string_view text) {
    if (text.empty() || text == "Z") {
        return true;
    }
    return (has_form(text, "+99:99") || has_form(text, "-99:99")) && number_of(text.substr(1, 2)) <= 13 &&
           number_of(text.substr(4, 2)) <= 59;
}

bool is_calendar_day(std::string_view text) {
    if (!has_form(text, "9999-99-99")) {
        return false;
    }
    constexpr std::array<int, 13> k_days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = number_of(text.substr(0, 4));
    const int month = number_of(text.substr(5, 2));
    const int day = number_of(text.substr(8, 2));
    if (year == 0 || month < 1 || month > 12 || day < 1) {
        return false;
    }
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= k_days[static_cast<std::size_t>(month)] + (month == 2 && leap ? 1 : 0);
}

} // namespace

bool is_web_address(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (text.starts_with(scheme)) {
            text.remove_prefix(scheme.size());
            const std::string_view host = text.substr(0, text.find_first_of("/?#"));
            const std::size_t colon = host.rfind(':');
            const std::string_view port = colon == std::string_view::npos ? "" : host.substr(colon + 1);
            if (host.empty() || colon == 0 || port.size() > 5 ||
                !std::all_of(port.begin(), port.end(), is_digit)) {
                return false;
            }
            for (std::size_t i = 0; i < text.size(); ++i) {
                const char c = text[i];
                const bool escape = c == '%' && !(i + 2 < text.size() && is_hexadecimal(text[i + 1]) &&
                                                  is_hexadecimal(text[i + 2]));
                if ((c >= '\0' && c <= ' ') || c == '\x7F' || escape ||
                    std::string_view{"\"<>\\^`{|}[]"}.find(c) != std::string_view::npos) {
                    return false;
                }
            }
            return std::count(text.begin(), text.end(), '#') <= 1;
        }
    }
    return false;
}

bool is_xml_date(std::string_view text) {
    constexpr std::size_t k_day_length = 10;
    if (!is_calendar_day(text.substr(0, k_day_length))) {
        return false;
    }
    text.remove_prefix(k_day_length);
    if (!text.starts_with('T')) {
        return is_time_zone(text);
    }
    constexpr std::string_view k_time = "T99:99:99";
    if (!has_form(text.substr(0, k_time.size()), k_time) || number_of(text.substr(1, 2)) > 23 ||
        number_of(text.substr(4, 2)) > 59 || number_of(text.substr(7, 2)) > 59) {
        return false;
    }
    text.remove_prefix(k_time.size());
    if (text.size() > 1 && text.starts_with('.') && is_digit(text[1])) {
        text.remove_prefix(1);
        text.remove_prefix(std::min(text.size(), text.find_first_not_of("0123456789")));
    }
    return is_time_zone(text);
}

bool is_plain_xml_id(std::string_view text) {
    if (text.empty() || !(is_letter(text.front()) || text.front() == '_')) {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) {
        return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
    });
}

} // namespace diptych::exchange
