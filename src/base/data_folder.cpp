#include "base/data_folder.hpp"

#include <dlfcn.h>

#include <cstdlib>
#include <system_error>

namespace diptych::base {

namespace {

/// share/diptych in the folder above that of the file, or one or two higher: a library stands in lib, or in
/// the folder of its architecture there. Empty when there is none.
std::filesystem::path beside(const std::filesystem::path& file) {
    std::error_code error;
    std::filesystem::path above = std::filesystem::canonical(file, error).parent_path();
    for (int levels = 0; levels < 3 && above.has_relative_path(); ++levels) {
        above = above.parent_path();
        if (std::filesystem::is_directory(above / "share" / "diptych", error)) {
            return above / "share" / "diptych";
        }
    }
    return {};
}

} // namespace

std::filesystem::path data_folder() {
    if (const char* named = std::getenv("DIPTYCH_DATA"); named != nullptr && *named != '\0') {
        return named;
    }
    Dl_info object{}; // of a program, glibc gives the name by which it was called
    if (dladdr(reinterpret_cast<const void*>(&data_folder), &object) != 0 && object.dli_fname != nullptr &&
        std::filesystem::path{object.dli_fname}.is_absolute()) {
        if (std::filesystem::path found = beside(object.dli_fname); !found.empty()) {
            return found;
        }
    }
    return beside("/proc/self/exe");
}

} // namespace diptych::base
