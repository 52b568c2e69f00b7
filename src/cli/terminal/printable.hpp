#pragma once

#include <string>
#include <string_view>

namespace diptych::cli {

/// `text` with spaces for control characters (C0, DEL and C1 of ISO 6429), which would act on a terminal or
/// break a table. \param text  valid UTF-8
std::string printable(std::string_view text);

} // namespace diptych::cli
