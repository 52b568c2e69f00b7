#pragma once

#include <string>
#include <string_view>

namespace diptych::exchange {

/// `text` as it stands in HTML, in an element or a quoted attribute: what is markup there escaped, and what
/// HTML cannot hold shown as U+FFFD, so that a reader sees that something was there.
std::string html_text(std::string_view text);

} // namespace diptych::exchange
