#include "model/date.hpp"

#include "base/string.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

namespace diptych::model {

namespace {

/// The number that exactly so many digits make.
std::optional<unsigned> number(std::string_view text, std::size_t digits) {
    if (text.size() != digits || !std::all_of(text.begin(), text.end(), base::is_ascii_digit)) {
        return std::nullopt;
    }
    unsigned value = 0;
    for (const char digit : text) {
        value = 10 * value + static_cast<unsigned>(digit - '0');
    }
    return value;
}

} // namespace

bool is_date(std::string_view text) {
    const auto parts = base::split(text, '-');
    const auto year = number(parts[0], 4);
    const auto month = parts.size() > 1 ? number(parts[1], 2) : 1U;
    const auto day = parts.size() > 2 ? number(parts[2], 2) : 1U;
    return year && month && day && parts.size() <= 3 &&
           std::chrono::year_month_day{std::chrono::year{static_cast<int>(*year)}, std::chrono::month{*month},
                                       std::chrono::day{*day}}
               .ok();
}

} // namespace diptych::model
