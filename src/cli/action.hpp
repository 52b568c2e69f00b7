#pragma once

#include "cli/option.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::cli {

/// What a command with several actions does for one of them: `diptych fix DOCUMENT merge`, `diptych term
/// add`.
struct Action {
    std::string name;
    std::string usage; ///< as it is typed behind the command: "merge PAIR PAIR..."
    std::size_t minimum = 0;
    std::size_t maximum = 0;          ///< arguments behind the action
    std::vector<Member> options = {}; ///< those of the command that belong to it, but for common ones
    std::string hidden_alias = {};    ///< another name that is still understood, but shown nowhere
};

std::vector<std::string> names_of(const std::vector<Action>& actions);

/// The action of that name, or nullptr.
const Action* find_action(const std::vector<Action>& actions, const std::string& name);

/// \param command    what stands before the action: "diptych fix DOCUMENT"
/// \param words      how many arguments stand behind it
/// \param options    all of the command, as they were read
/// \param common     those that belong to every action
/// \throws base::UsageError when there are too few or too many arguments, or an option belongs to another
/// action
void check_action(const std::string& command, const Action& action, std::size_t words,
                  const std::vector<Option>& options, const std::vector<Member>& common);

} // namespace diptych::cli
