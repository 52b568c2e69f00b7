#pragma once

#include "base/format.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::base {

/// "1 pair", "2 pairs", "0 entries".
/// \param many  of what does not only take an s
inline std::string counted(std::size_t count, std::string_view one, std::string_view many = {}) {
    return count == 1     ? fmt::format("1 {}", one)
           : many.empty() ? fmt::format("{} {}s", count, one)
                          : fmt::format("{} {}", count, many);
}

} // namespace diptych::base
