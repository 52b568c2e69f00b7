#pragma once

#include "cli/action.hpp"
#include "cli/command.hpp"

#include <string>
#include <vector>

namespace diptych::cli {

/// What `diptych fix` can do.
const std::vector<Action>& fix_actions();

/// Whether its arguments are beads, so that it needs no document.
bool is_action_of_beads(const std::string& name);

/// Of list and log; the first is the default.
const std::vector<std::string>& fix_formats();

Description fix_description();

} // namespace diptych::cli
