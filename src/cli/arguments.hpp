#pragma once

#include "cli/option.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// A command line taken apart and checked against what a command accepts.
class Arguments {
public:
    /// Every option of a value at most once, unless it says otherwise, each value one of its choices, no
    /// argument missing or too many. After `--` everything is an argument. Option names are never completed
    /// by guessing: a script must not change its meaning when an option is added.
    ///
    /// \param words  what stands behind the name of the command
    /// \throws base::UsageError
    static Arguments parse(const std::vector<std::string>& words, const std::vector<Option>& options,
                           const std::vector<Positional>& positionals);

    /// Whether the option was given.
    bool has(const std::string& option) const { return m_values.contains(option); }

    /// Its value, the first of many; nothing when it was not given.
    std::optional<std::string> value(const std::string& option) const;
    /// All values of an option that may be given many times, in order.
    std::vector<std::string> values(const std::string& option) const;
    /// Both values of an option that takes two; nothing when it was not given.
    std::vector<std::string> two_values(const std::string& option) const;
    /// Its value as a number. \throws base::UsageError when it is none, or less than 1
    std::optional<std::size_t> count(const std::string& option) const;

    /// The arguments that are no options, in order.
    const std::vector<std::string>& positionals() const { return m_positionals; }

private:
    std::map<std::string, std::vector<std::string>> m_values; ///< by long name; none for flags
    std::vector<std::string> m_positionals;
};

} // namespace diptych::cli
