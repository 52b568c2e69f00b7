#pragma once

#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// Runs a command of the user, such as a pager or an editor, in a shell that has the terminal meanwhile, and
/// waits for it. A signal that ends this program ends it, too.
/// \param command    for the shell; "$1" are the arguments
/// \param input      what it reads as standard input; without it, ours. It need not read all of it
/// \returns its status as wait(2) gives it; nothing when it could not be started
std::optional<int> run_in_shell(const std::string& command, const std::vector<std::string>& arguments,
                                const std::optional<std::string>& input = {});

} // namespace diptych::cli
