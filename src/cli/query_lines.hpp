#pragma once

#include "cli/command.hpp"

#include <functional>
#include <string>

namespace diptych::cli {

/// A query as typed, without the spaces around it.
/// \param what  as messages call it: "The argument TEXT"  \throws base::UsageError when it is not UTF-8
std::string query_text(const std::string& text, const std::string& what);

/// Hands each line of standard input over, but empty ones, and sends what it prints out at once. A line that
/// is no query is left out with a warning. \param answer  \returns whether something was found \throws
/// base::UsageError when the line is no query
Outcome answer_lines(Context& context, const std::function<bool(const std::string& query)>& answer);

} // namespace diptych::cli
