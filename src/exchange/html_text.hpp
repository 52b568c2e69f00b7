#pragma once

#include <string>
#include <string_view>

namespace diptych::exchange {

/// `text` as it stands in HTML, in an element or a quoted attribute: what is markup there escaped, and what
/// XML could not hold left out.
std::string html_text(std::string_view text);

} // namespace diptych::exchange
