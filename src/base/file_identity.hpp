#pragma once

#include <sys/types.h>

#include <compare>
#include <filesystem>
#include <optional>
#include <string>

namespace diptych::base {

/// Which file it is, whatever it is called: the same for "a", "./a" and every link to it.
struct FileIdentity {
    dev_t device = 0;
    ino_t inode = 0;       ///< of the file, or of its folder when `name` is not empty
    std::string name = {}; ///< in that folder

    friend auto operator<=>(const FileIdentity&, const FileIdentity&) = default;
};

/// The file that is there; nothing when none is, or no regular one (a pipe, a terminal, /dev/null).
std::optional<FileIdentity> identity_of(const std::filesystem::path& path);
/// The same of what is open.
std::optional<FileIdentity> identity_of(int descriptor);

/// The place of a file that may be there or not: its folder and its name in it, symbolic links followed.
/// Nothing when there is no such folder, or what is there is no regular file.
std::optional<FileIdentity> place_of(const std::filesystem::path& path);

} // namespace diptych::base
