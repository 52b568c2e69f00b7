#pragma once

// The one place that includes fmt, a vocabulary library every module may use: libstdc++ 12 has no
// std::format.
#include <fmt/core.h>
