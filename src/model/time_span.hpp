#pragma once

#include <cstdint>
#include <string>

namespace diptych::model {

/// When something is shown in a film: milliseconds from its beginning.
struct TimeSpan {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// From the earlier beginning to the later end.
TimeSpan joined(const TimeSpan& a, const TimeSpan& b);

/// "00:01:02.500" \param decimal  what stands before the milliseconds: WebVTT has a stop, SubRip a comma
std::string clock_text(std::int64_t milliseconds, char decimal = '.');

} // namespace diptych::model
