#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace diptych::base {

/// A folder of one's own for temporary files, which goes with all that is in it when this object goes.
class TemporaryFolder {
public:
    /// In temporary_folder(), for its owner only. \throws Error when it cannot be made
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    /// \returns the file. \throws Error when it cannot be written
    std::filesystem::path write(const std::string& file, const std::string& bytes) const;
    /// Nothing when there is no such file, or it is empty or larger than any text.
    std::optional<std::string> read(const std::string& file) const;

private:
    std::filesystem::path m_path;
};

/// The program of that name in an absolute folder of $PATH.
std::optional<std::filesystem::path> find_program(const std::string& name);

/// Runs a program without a shell, in a folder that is its home and place for temporary files, too; where unshare(1)
/// is installed and the kernel allows it, without a network. It reads nothing from standard input, what it says besides
/// is passed over, and when its time is over it is stopped with what it started. So it is when a signal comes that ends
/// this program, and the folder goes then.
/// \param arguments  behind its name
/// \returns what it wrote to standard output; nothing when it could not be started, failed, took longer than `limit` or
///          wrote more than any text has
std::optional<std::string> run_program(const std::filesystem::path& program,
                                       const std::vector<std::string>& arguments,
                                       const std::filesystem::path& folder, std::chrono::milliseconds limit);

} // namespace diptych::base
