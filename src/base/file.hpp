#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>

namespace diptych::base {

class OutputUse;
class TemporaryFile;

/// The name by which messages call standard input.
inline constexpr const char* k_standard_input_name = "<stdin>";

// The most bytes of a file that are read at once, so that no file, nor a device that never ends, fills the
// memory.

inline constexpr std::size_t k_greatest_file = std::size_t{1} << 30U;
/// Of what has no size beforehand: standard input, pipes.
inline constexpr std::size_t k_greatest_stream = std::size_t{256} << 20U;
/// Of terminals and other devices.
inline constexpr std::size_t k_greatest_device = std::size_t{1} << 20U;
/// Of what people write by hand: settings, lists, rules.
inline constexpr std::size_t k_greatest_list = std::size_t{64} << 20U;

/// The whole of a file, byte for byte; `-` is `standard_input`.
/// \param limit  the most bytes it may have; what has no size beforehand, not more than k_greatest_stream
/// \throws InputError when the file is missing, a directory, unreadable or too large
std::string read_file(const std::string& path, std::istream& standard_input,
                      std::size_t limit = k_greatest_file);

/// The rest of a stream.
/// \param name  as messages call it
/// \throws InputError when there is more than `limit` bytes of it, or it cannot be read
std::string read_stream(std::istream& in, const std::string& name, std::size_t limit = k_greatest_stream);

/// The first bytes of a file that can be read again, at most so many. \throws InputError as read_file()
std::string read_beginning(const std::string& path, std::size_t most);

/// How messages name `path`: `-` is <stdin>.
std::string display_name(const std::string& path);

/// A file that appears under its name only when it is whole: written beside its place under a temporary
/// name, flushed to the disk and renamed by commit(). Without commit() nothing is left behind, and a file
/// that was there before is as it was. A path that is not a regular file (a pipe, /dev/null) is written to
/// directly. What is read is never replaced (base/work.hpp).
class OutputFile {
public:
    /// \throws Error when the file cannot be created there; UsageError when it is read, or a database, or
    /// written elsewhere
    explicit OutputFile(std::filesystem::path path);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return *m_stream; }

    /// \throws Error when not everything could be written (a full disk), or the file has come to be read
    /// since; the old file is then untouched.
    void commit();

private:
    std::filesystem::path m_path;
    std::unique_ptr<OutputUse> m_use;
    std::unique_ptr<TemporaryFile> m_temporary; ///< none when writing directly
    std::unique_ptr<std::ostream> m_stream;
};

/// A file to whose end lines are added, which is made when it is not there. What is read is never added to.
class AppendedFile {
public:
    /// \throws Error when it cannot be written to; UsageError when it is read, or a database, or written
    /// elsewhere
    explicit AppendedFile(const std::string& path);
    ~AppendedFile();
    AppendedFile(const AppendedFile&) = delete;
    AppendedFile& operator=(const AppendedFile&) = delete;

    std::ostream& stream() { return *m_stream; }

    bool is_new() const { return m_is_new; }

    /// Sees to it that what was added is in the file. \throws Error when it could not be written
    void flush();

private:
    std::string m_path;
    std::unique_ptr<OutputUse> m_use;
    std::unique_ptr<std::ostream> m_stream;
    bool m_is_new = false; ///< it was empty, or not there
};

} // namespace diptych::base
