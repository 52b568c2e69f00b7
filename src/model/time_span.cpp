#include "model/time_span.hpp"

#include "base/format.hpp"

#include <algorithm>

namespace diptych::model {

TimeSpan joined(const TimeSpan& a, const TimeSpan& b) {
    return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

std::string clock_text(std::int64_t milliseconds, char decimal) {
    constexpr std::int64_t k_second = 1000;
    constexpr std::int64_t k_minute = 60 * k_second;
    constexpr std::int64_t k_hour = 60 * k_minute;
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", milliseconds / k_hour, milliseconds % k_hour / k_minute,
                       milliseconds % k_minute / k_second, decimal, milliseconds % k_second);
}

} // namespace diptych::model
