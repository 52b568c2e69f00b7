#include "cli/action.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

bool contains(const std::vector<Member>& members, Member member) {
    return std::find(members.begin(), members.end(), member) != members.end();
}

} // namespace

std::vector<std::string> names_of(const std::vector<Action>& actions) {
    std::vector<std::string> names;
    std::transform(actions.begin(), actions.end(), std::back_inserter(names),
                   [](const Action& action) { return action.name; });
    return names;
}

const Action* find_action(const std::vector<Action>& actions, const std::string& name) {
    const auto found = std::find_if(actions.begin(), actions.end(), [&](const Action& action) {
        return action.name == name || (!name.empty() && action.hidden_alias == name);
    });
    return found == actions.end() ? nullptr : &*found;
}

void check_action(const std::string& command, const Action& action, std::size_t words,
                  const std::vector<Option>& options, const std::vector<Member>& common) {
    if (words < action.minimum || words > action.maximum) {
        throw base::UsageError{fmt::format("There are too {} arguments for '{}'. Type '{} {}'.",
                                           words < action.minimum ? "few" : "many", action.name, command,
                                           action.usage)};
    }
    for (const Option& option : options) {
        if (option.given && !contains(common, option.member) && !contains(action.options, option.member)) {
            throw base::UsageError{
                fmt::format("The option '--{}' does not belong to '{}'.", option.name, action.name)};
        }
    }
}

} // namespace diptych::cli
