#include "cli/settings.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <system_error>

namespace diptych::cli {

namespace {

/// All options that may be settled, each once.
std::vector<Option> settled_options() {
    std::vector<Option> known;
    const auto take = [&](const std::vector<Option>& options) {
        for (const Option& option : options) {
            const bool is_new = std::none_of(known.begin(), known.end(),
                                             [&](const Option& other) { return other.name == option.name; });
            if (option.may_be_settled && is_new) {
                known.push_back(option);
            }
        }
    };
    take(global_options());
    for (const std::unique_ptr<Command>& command : make_commands()) {
        take(command->description().options);
    }
    return known;
}

/// Where no file is named: nothing when the surroundings do not say.
std::string default_file() {
    // The XDG Base Directory Specification has relative paths ignored.
    if (const std::string folder = environment("XDG_CONFIG_HOME"); folder.starts_with('/')) {
        return folder + "/diptych/config";
    }
    const std::string home = environment("HOME");
    return home.empty() ? std::string{} : home + "/.config/diptych/config";
}

/// A path as a shell would have it: "~/my.db".
std::string with_home(const Option& option, const std::string& value) {
    return option.values.file && value.starts_with("~/") ? environment("HOME") + value.substr(1) : value;
}

} // namespace

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

Settings::Settings(const std::string& file, const std::string& text, const std::vector<Option>& known)
    : m_file{file} {
    std::size_t number = 0;
    for (const std::string_view whole : base::split(text, '\n')) {
        ++number;
        const std::string_view line = base::trim(whole);
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const std::size_t equals = line.find('=');
        const std::string name{base::trim(line.substr(0, equals))};
        const std::string value{equals == std::string_view::npos ? std::string_view{}
                                                                 : base::trim(line.substr(equals + 1))};
        if (name.empty() || value.empty()) {
            throw base::InputError{file, number, "The line is no setting. Write 'option = value'."};
        }
        const auto option =
            std::find_if(known.begin(), known.end(), [&](const Option& each) { return each.name == name; });
        if (option == known.end()) {
            std::vector<std::string> names;
            for (const Option& each : known) {
                names.push_back(each.name);
            }
            throw base::InputError{file, number,
                                   fmt::format("There is no setting '{}'.{} Settings are {}.", name,
                                               suggestion(name, names), enumerate(names))};
        }
        if (option->is_flag() && value != "yes" && value != "no") {
            throw base::InputError{file, number,
                                   fmt::format("'{}' is set to yes or no, not to '{}'.", name, value)};
        }
        if (!m_settings.try_emplace(name, Setting{with_home(*option, value), number}).second) {
            throw base::InputError{file, number, fmt::format("'{}' is set twice. Set it once.", name)};
        }
    }
}

std::vector<std::string> Settings::apply(const std::vector<Option>& options) const {
    std::vector<std::string> used;
    for (const Option& option : options) {
        if (option.given || !option.may_be_settled) {
            continue;
        }
        if (option.name == "color" && !environment("NO_COLOR").empty()) {
            continue; // the environment goes before the file, and that is how it says it
        }
        const std::string value = option.variable.empty() ? "" : environment(option.variable.c_str());
        if (!value.empty()) {
            check_value(option, value);
            option.take(value);
            used.push_back(fmt::format("{} = {}, from {}", option.name, value, option.variable));
            continue;
        }
        const auto found = m_settings.find(option.name);
        if (found == m_settings.end() || (option.is_flag() && found->second.value == "no")) {
            continue;
        }
        try {
            check_value(option, found->second.value);
            option.take(found->second.value);
        } catch (const base::UsageError& e) {
            throw base::InputError{m_file, found->second.line, e.what()};
        }
        used.push_back(
            fmt::format("{} = {}, from {}:{}", option.name, found->second.value, m_file, found->second.line));
    }
    return used;
}

Settings read_settings(const std::string& named) {
    std::string file = named.empty() ? environment("DIPTYCH_CONFIG") : named;
    if (file.empty()) {
        file = default_file();
        std::error_code error;
        if (file.empty() || !std::filesystem::exists(file, error)) {
            return {};
        }
    }
    std::istringstream nothing; // "-" would be read where a command may want to
    return Settings{file, base::read_file(file, nothing, base::k_greatest_list), settled_options()};
}

} // namespace diptych::cli
