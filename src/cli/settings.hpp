#pragma once

#include "cli/option.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

/// What a user has settled for all commands, in the words of the options.
///
/// The file has a line for each setting, `option = value`, with the long name of an option that may be
/// settled (Option::may_be_settled); "yes" and "no" for one without a value. Empty lines and those that begin
/// with # are passed over.
class Settings {
public:
    Settings() = default;
    /// \param known  the options that may be settled
    /// \throws base::InputError with file and line when a line is no setting, or names no such option
    Settings(const std::string& file, const std::string& text, const std::vector<Option>& known);

    /// Fills what the command line does not: from the environment (Option::variable), else from the file.
    /// \returns what was filled and whence, for the user: "db = my.db, from DIPTYCH_DB"
    /// \throws base::InputError when a value is none for its option; base::UsageError when one of the
    /// environment is
    std::vector<std::string> apply(const std::vector<Option>& options) const;

private:
    struct Setting {
        std::string value;
        std::size_t line = 0;
    };

    std::string m_file;
    std::map<std::string, Setting> m_settings; ///< by long name
};

/// Reads the file of settings: `named`; else that of DIPTYCH_CONFIG; else diptych/config in XDG_CONFIG_HOME
/// or
/// ~/.config, if there is one. \param named  empty without --config
/// \throws base::Error when a file that is named cannot be read; as Settings does
Settings read_settings(const std::string& named);

/// A variable of the environment; empty when it is not set.
std::string environment(const char* name);

} // namespace diptych::cli
