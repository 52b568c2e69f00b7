#pragma once

#include <filesystem>

namespace diptych::base {

/// Where the files are that come with the program: the folder that DIPTYCH_DATA names; else share/diptych
/// beside the folder of the program, in the build tree as after installation, or of libdiptych in another
/// program. Empty when there is none.
std::filesystem::path data_folder();

} // namespace diptych::base
