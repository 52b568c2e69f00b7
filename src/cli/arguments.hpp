#pragma once

#include "cli/option.hpp"

#include <string>
#include <vector>

namespace diptych::cli {

/// Takes a command line apart and puts what is given where the options and arguments say. Every option of a
/// value at most once, unless it says otherwise, each value one of its choices, no argument missing or too
/// many. After `--` everything is an argument. Option names are never completed by guessing: a script must
/// not change its meaning when an option is added.
///
/// \param words    what stands behind the name of the command
/// \param options  marked as given where they are
/// \throws base::UsageError
void parse_arguments(const std::vector<std::string>& words, std::vector<Option>& options,
                     const std::vector<Positional>& positionals);

/// \throws base::UsageError when the value is none of the choices of the option
void check_value(const Option& option, const std::string& value);

} // namespace diptych::cli
