#pragma once

namespace diptych::base {

/// "0.2.0"
const char* version();

} // namespace diptych::base
