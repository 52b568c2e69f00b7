#pragma once

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "cli/command.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::cli {

/// Where a command writes its result: the file of -o, or standard output without it and for `-o -`. The file
/// is made at once, so that a command that cannot write says so before it works, and appears when it is
/// whole.
class Output {
public:
    /// \param context  whose output is used; must outlive this
    /// \throws base::Error when the file cannot be created
    Output(const std::optional<std::string>& path, const Context& context);

    bool is_file() const { return m_file.has_value(); }

    std::ostream& stream();
    /// The same for what has a style(): the stream of the context that lets it through.
    std::ostream& styled();
    /// That of the context; none in a file, since colour is for the terminal.
    Style style() const;
    /// \throws base::Error when not everything could be written. Standard output is checked by cli::run.
    void commit();

private:
    std::optional<base::OutputFile> m_file;
    const Context& m_context;
};

/// Says that characters are not in the file. Nothing when there are none.
/// \param from  the input that has them  \param what  the file: "translation memory"
void warn_of_dropped(base::Diagnostics& diagnostics, const std::string& from, std::size_t characters,
                     std::string_view what);

} // namespace diptych::cli
