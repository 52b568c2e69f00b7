#pragma once

#include "cli/command.hpp"

#include <string>
#include <string_view>

namespace diptych::cli {

/// Stands in the source of a manual page where its options go, on a line of its own.
inline constexpr std::string_view k_options_mark = "@OPTIONS@\n";

/// A definition list of options in Pandoc's Markdown, from their help and details.
/// \param names  of values and arguments, which are set off: "SOURCE"
std::string manual_entries(const std::vector<Option>& options, const std::vector<std::string>& names);

/// The source of a manual page with the options in the place of k_options_mark.
/// \param command  whose page it is; nullptr for that of the program
std::string manual_page(std::string page, const Description* command);

} // namespace diptych::cli
