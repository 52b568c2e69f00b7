#include "base/data_folder.hpp"

#include <cstdlib>
#include <system_error>

namespace diptych::base {

std::filesystem::path data_folder() {
    if (const char* named = std::getenv("DIPTYCH_DATA"); named != nullptr && *named != '\0') {
        return named;
    }
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::path{} : program.parent_path().parent_path() / "share" / "diptych";
}

} // namespace diptych::base
