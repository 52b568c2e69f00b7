#pragma once

#include <string_view>

namespace diptych::exchange {

extern const std::string_view k_page_style;  ///< page.css
extern const std::string_view k_page_script; ///< page.js

} // namespace diptych::exchange
