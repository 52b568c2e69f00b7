#include "base/error.hpp"
#include "base/temporary_file.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <vector>

using diptych::base::TemporaryFile;
using diptych::support::TemporaryFolder;

namespace {

std::set<std::string> names_in(const TemporaryFolder& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
        names.insert(entry.path().filename().string());
    }
    return names;
}

void write(const std::string& path, const std::string& text) {
    std::ofstream{path} << text;
}

std::string content(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TEST_CASE("temporary_file: it takes its place, or goes with what stands beside it") {
    const TemporaryFolder folder;
    {
        TemporaryFile file{folder.path() / "x", {"-wal"}};
        write(file.name(), "new");
        write(file.name() + "-wal", "");
        CHECK(names_in(folder).size() == 2);
    }
    CHECK(names_in(folder).empty());
    TemporaryFile file{folder.path() / "x", {"-wal"}};
    write(file.name(), "new");
    write(file.name() + "-wal", "");
    CHECK(file.move_to_place(false));
    CHECK(names_in(folder) == std::set<std::string>{"x"});
    CHECK(content(folder.path() / "x") == "new");
}

TEST_CASE("temporary_file: a file that is there gives way only when it may, and keeps its permissions") {
    const TemporaryFolder folder;
    const std::filesystem::path place = folder.write("x", "old");
    std::filesystem::permissions(place, std::filesystem::perms::owner_all);
    TemporaryFile file{place};
    write(file.name(), "new");
    CHECK_FALSE(file.move_to_place(false));
    CHECK(content(place) == "old");
    CHECK(file.move_to_place(true));
    CHECK(content(place) == "new");
    CHECK(std::filesystem::status(place).permissions() == std::filesystem::perms::owner_all);
    CHECK(names_in(folder) == std::set<std::string>{"x"});
}

TEST_CASE("temporary_file: what is left by programs that are no more is removed, and nothing else") {
    const TemporaryFolder folder;
    const TemporaryFolder other;
    folder.write(".diptych-000000.tmp", "");
    folder.write(".diptych-000000.tmp-wal", "");
    folder.write(".diptych-111111.tmp-journal", ""); // of a file that has gone
    const std::string alive = folder.write(".diptych-222222.tmp", "");
    folder.write(".diptych-222222.tmp-wal", "");
    const std::set<std::string> not_ours{"diptych-000000.tmp", ".diptych-copy.tmp", ".diptych-notes",
                                         "x.diptych-000000.tmp"};
    for (const std::string& name : not_ours) {
        folder.write(name, "");
    }
    std::filesystem::create_directory(folder.path() / ".diptych-333333.tmp");
    std::filesystem::create_symlink(other.write("x", ""), folder.path() / ".diptych-444444.tmp");
    FILE* const maker = std::fopen(alive.c_str(), "r");
    REQUIRE(::flock(::fileno(maker), LOCK_SH) == 0);
    { const TemporaryFile file{folder.path() / "y"}; }
    std::set<std::string> expected = not_ours;
    expected.insert(
        {".diptych-222222.tmp", ".diptych-222222.tmp-wal", ".diptych-333333.tmp", ".diptych-444444.tmp"});
    CHECK(names_in(folder) == expected);
    CHECK(names_in(other) == std::set<std::string>{"x"});
    std::fclose(maker);
}

TEST_CASE("temporary_file: a signal handler can remove all that there are, however many") {
    // In a process of its own, since what is removed so is for one that ends.
    const TemporaryFolder folder;
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<std::unique_ptr<TemporaryFile>> files;
        for (int i = 0; i < 300; ++i) {
            files.push_back(std::make_unique<TemporaryFile>(folder.path() / std::to_string(i)));
            if (i % 3 == 0) {
                files.pop_back(); // its room is used again
            }
        }
        diptych::base::remove_temporary_files();
        ::_exit(files.size() == 200 && names_in(folder).empty() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
}

TEST_CASE("temporary_file: a folder for temporary files that is not there is told of, with what to do") {
    const char* const before = std::getenv("TMPDIR");
    const std::optional<std::string> kept =
        before == nullptr ? std::nullopt : std::optional<std::string>{before};
    ::setenv("TMPDIR", "/nonexistent", 1);
    CHECK_THROWS_WITH(diptych::base::temporary_folder(),
                      Catch::StartsWith("/nonexistent: There is no such folder for temporary files.") &&
                          Catch::Contains("set TMPDIR"));
    kept ? ::setenv("TMPDIR", kept->c_str(), 1) : ::unsetenv("TMPDIR");
}
