#include "base/data_folder.hpp"
#include "support/catch.hpp"

#include <cstdlib>

using diptych::base::data_folder;

TEST_CASE("data_folder: the one that DIPTYCH_DATA names, or else share/diptych beside that of the program") {
    ::setenv("DIPTYCH_DATA", "/some/where", 1);
    CHECK(data_folder() == "/some/where");
    ::setenv("DIPTYCH_DATA", "", 1);
    const std::filesystem::path beside = data_folder();
    ::unsetenv("DIPTYCH_DATA");
    CHECK(data_folder() == beside);
    CHECK(beside.is_absolute());
    CHECK(beside.filename() == "diptych");
    CHECK(beside.parent_path().filename() == "share");
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe");
    CHECK(beside.parent_path().parent_path() == program.parent_path().parent_path());
}
