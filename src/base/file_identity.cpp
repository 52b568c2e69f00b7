#include "base/file_identity.hpp"

#include <sys/stat.h>

#include <system_error>

namespace diptych::base {

namespace fs = std::filesystem;

namespace {

std::optional<FileIdentity> of_regular(const struct stat& status) {
    return S_ISREG(status.st_mode) ? std::optional{FileIdentity{status.st_dev, status.st_ino}} : std::nullopt;
}

} // namespace

std::optional<FileIdentity> identity_of(const fs::path& path) {
    struct stat status {};

    return ::stat(path.c_str(), &status) == 0 ? of_regular(status) : std::nullopt;
}

std::optional<FileIdentity> identity_of(int descriptor) {
    struct stat status {};

    return ::fstat(descriptor, &status) == 0 ? of_regular(status) : std::nullopt;
}

std::optional<FileIdentity> place_of(const fs::path& path) {
    std::error_code error;
    const fs::file_status there = fs::status(path, error);
    if (fs::exists(there) && !fs::is_regular_file(there)) {
        return std::nullopt;
    }
    const fs::path real = fs::exists(there) ? fs::canonical(path, error) : path;
    const fs::path folder = real.parent_path();

    struct stat status {};

    if (::stat(folder.empty() ? "." : folder.c_str(), &status) != 0) {
        return std::nullopt;
    }
    return FileIdentity{status.st_dev, status.st_ino, real.filename().string()};
}

} // namespace diptych::base
