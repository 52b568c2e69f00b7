#pragma once

#include "base/diagnostics.hpp"
#include "base/file.hpp"

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
    /// \throws base::Error when the file cannot be created
    Output(const std::optional<std::string>& path, std::ostream& standard_output);

    std::ostream& stream();
    /// \throws base::Error when not everything could be written. Standard output is checked by cli::run.
    void commit();

private:
    std::optional<base::OutputFile> m_file;
    std::ostream& m_standard_output;
};

/// Says that characters are not in the file. Nothing when there are none.
/// \param from  the input that has them  \param what  the file: "translation memory"
void warn_of_dropped(base::Diagnostics& diagnostics, const std::string& from, std::size_t characters,
                     std::string_view what);

} // namespace diptych::cli
