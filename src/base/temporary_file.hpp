#pragma once

#include <array>
#include <csignal>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace diptych::base {

/// \throws Error that the file cannot be written, and why. \param error_number  errno
[[noreturn]] void throw_cannot_write(const std::filesystem::path& path, int error_number);

/// The folder for temporary files: $TMPDIR, or /tmp. \throws Error when there is none
std::filesystem::path temporary_folder();

/// Who may read a new file.
enum class Readers {
    as_usual,  ///< as the umask says
    owner_only ///< 0600: what a person keeps in it is nobody else's business
};

/// A file that nobody is to see before it is whole, in the folder of the place that it is for, with a name of
/// its own. It goes with this object, unless move_to_place() has moved it. When a signal ends the program,
/// remove_temporary_files() removes it; when nothing could (kill -9), the next program that makes such a file
/// in that folder does, since the lock that says that its maker lives has gone with that.
class TemporaryFile {
public:
    /// \param place   where it belongs; its folder has to be there
    /// \param beside  endings of what SQLite makes beside it, which goes with it: "-wal"
    /// \throws Error when it cannot be made, which names the place
    /// \param readers of what is new; a file that is replaced hands its permissions on
    explicit TemporaryFile(std::filesystem::path place, std::vector<std::string> beside = {},
                           Readers readers = Readers::as_usual);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& name() const { return m_name; }

    /// Sees to it that the file is on the disk, and gives it its name, with the permissions of the file that
    /// was there, or those of a new one. \pre nobody has it open
    /// \param overwrite  whether a file that is there gives way; otherwise none does, also one that has just
    /// come \returns false when one is there and may not give way: then nothing has changed
    /// \throws Error when it cannot be moved there
    bool move_to_place(bool overwrite);

private:
    void make();
    void remove() noexcept;
    void unlist_all() noexcept;

    std::filesystem::path m_place;
    std::vector<std::string> m_beside;
    Readers m_readers;
    std::string m_name;
    int m_descriptor = -1;              ///< its lock says that we live
    std::vector<std::size_t> m_entries; ///< in what remove_temporary_files() removes
};

/// Makes a file without a name, for what does not fit into memory: it goes when it is closed.
/// \param beside  a file in whose folder there is room
/// \returns a descriptor to write and to read; -1, with errno, when it cannot be made
int open_unnamed_file(const std::filesystem::path& beside);

/// Signals that end a program, which has to leave nothing behind then.
inline constexpr std::array k_ending_signals{SIGINT, SIGTERM, SIGHUP};

/// Removes the temporary files that there are now. For signal handlers: it waits for nothing and uses nothing
/// that they may not (signal-safety(7)). What is being made or moved meanwhile fails.
void remove_temporary_files() noexcept;

} // namespace diptych::base
