#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

namespace diptych::base {

/// The name by which messages call standard input.
inline constexpr const char* k_standard_input_name = "<stdin>";

/// The whole of a file, byte for byte; `-` is `standard_input`.
/// \throws InputError when the file is missing, a directory or unreadable.
std::string read_file(const std::string& path, std::istream& standard_input);

/// How messages name `path`: `-` is <stdin>.
std::string display_name(const std::string& path);

/// A file that appears under its name only when it is whole: written beside its place under a temporary
/// name, flushed to the disk and renamed by commit(). Without commit() nothing is left behind, and a file
/// that was there before is as it was. A path that is not a regular file (a pipe, /dev/null) is written to
/// directly.
class OutputFile {
public:
    /// \throws Error when the file cannot be created there.
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return *m_stream; }

    /// \throws Error when not everything could be written (a full disk); the old file is then untouched.
    void commit();

private:
    std::filesystem::path m_path;
    std::filesystem::path m_temporary; ///< empty when writing directly
    std::unique_ptr<std::ostream> m_stream;
    bool m_committed = false;
};

} // namespace diptych::base
