#include "base/error.hpp"
#include "base/mapped_file.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <utility>

using namespace diptych;
using base::MappedFile;

TEST_CASE("mapped_file: the bytes are those of the file, and stay when the object is moved") {
    const support::TemporaryFolder folder;
    const std::string bytes{"one\0two\n", 8};
    MappedFile file{folder.write("a.bin", bytes)};
    CHECK(file.bytes() == bytes);
    const char* const first = file.bytes().data();
    const MappedFile moved = std::move(file);
    CHECK(moved.bytes() == bytes);
    CHECK(moved.bytes().data() == first);
}

TEST_CASE("mapped_file: an empty file has no bytes") {
    const support::TemporaryFolder folder;
    CHECK(MappedFile{folder.write("empty", "")}.bytes().empty());
}

TEST_CASE("mapped_file: a file that was replaced stays as it was") {
    const support::TemporaryFolder folder;
    const MappedFile file{folder.write("a", "old")};
    std::filesystem::rename(folder.write("b", "a new one"), folder.path() / "a");
    CHECK(file.bytes() == "old");
}

TEST_CASE("mapped_file: what is no regular file is refused by name") {
    const support::TemporaryFolder folder;
    CHECK_THROWS_WITH(MappedFile{(folder.path() / "none").string()},
                      Catch::EndsWith("none: There is no such file. Check the spelling and the folder."));
    CHECK_THROWS_WITH(MappedFile{folder.path().string()}, Catch::Contains("This is a directory."));
    CHECK_THROWS_WITH(MappedFile{"/dev/null"}, Catch::Contains("/dev/null: This is no regular file"));
}
