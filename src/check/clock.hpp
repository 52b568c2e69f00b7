#pragma once

// For the .cpp files of check/ only.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// What a time ("t13:15") says when it is taken apart: 13 and 15, or 1 and 15. Minutes of 0 are left out.
std::vector<std::vector<std::string>> time_parts(const std::string& value);

/// 'a' or 'p' when "a.m." or "p.m." stands at that byte, behind spaces; 0 otherwise. \param end  set to
/// behind it
char half_day(std::string_view text, std::size_t byte, std::size_t& end);

/// The time ("t1:15") by the clock of 24 hours, when "p.m." stands behind it at that byte: "t13:15".
std::string on_the_clock(const std::string& value, std::string_view text, std::size_t byte);

/// Whether the word stands behind the hour: "h", « heures ».
bool is_hour(std::string_view word);

} // namespace diptych::check
