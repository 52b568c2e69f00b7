#pragma once

// The one place that includes nlohmann-json, a vocabulary library; include it in .cpp files only.
#include <nlohmann/json.hpp>

#include <string>

namespace diptych::base {

/// Keeps the members in the order in which they were added, so that output is stable and readable.
using Json = nlohmann::ordered_json;

/// One line of JSON Lines, without the line feed. Bytes that are not UTF-8 become U+FFFD.
inline std::string json_line(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace diptych::base
