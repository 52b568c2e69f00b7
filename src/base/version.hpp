#pragma once

namespace diptych::base {

/// "0.1.0"
const char* version();

} // namespace diptych::base
