#pragma once

#include "cli/action.hpp"
#include "cli/command.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// What the options of `diptych fix` say.
struct FixOptions {
    std::optional<double> doubtful; ///< only pairs with at most that probability
    bool flagged = false;
    bool interactive = false;
    std::string format;
    std::optional<std::size_t> source; ///< sentences of the first part of a split
    std::optional<std::size_t> target;
    std::string side;
    std::size_t count = 1;
    std::optional<std::string> shapes;
    std::string note = "to be checked";
    bool dry_run = false;
    std::string database;

    std::vector<Option> describe();

    /// What the command can do, and which of these options go with it.
    std::vector<Action> actions() const;

    /// The actions whose arguments are pairs, so that they need no document.
    std::vector<Action> actions_of_pairs() const;
};

/// Of list and log; the first is the default.
const std::vector<std::string>& fix_formats();

Description fix_description();

} // namespace diptych::cli
