#pragma once

#include <string_view>

namespace diptych::model {

/// Whether that is a date as ISO 8601 writes it, to the year, the month or the day: "2021", "2021-03",
/// "2021-03-12". There has to be such a day in the calendar.
bool is_date(std::string_view text);

} // namespace diptych::model
