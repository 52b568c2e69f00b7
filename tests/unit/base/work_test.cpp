#include "base/error.hpp"
#include "base/file.hpp"
#include "base/input_stream.hpp"
#include "base/mapped_file.hpp"
#include "base/parallel.hpp"
#include "base/pass_on.hpp"
#include "base/work.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

using diptych::base::DatabaseUse;
using diptych::base::OutputFile;
using diptych::base::OutputUse;
using diptych::base::UsageError;
using diptych::base::Work;
using diptych::support::TemporaryFolder;

namespace {

std::string read(const std::string& path) {
    std::istringstream no_input;
    return diptych::base::read_file(path, no_input);
}

std::string content(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::ptrdiff_t files_in(const TemporaryFolder& folder) {
    return std::distance(std::filesystem::directory_iterator{folder.path()}, {});
}

} // namespace

TEST_CASE("work: an output does not take the place of what was read, whatever it is called") {
    const TemporaryFolder folder;
    const std::string text = folder.write("text", "kept");
    std::filesystem::create_symlink(text, folder.path() / "link");
    std::filesystem::create_hard_link(text, folder.path() / "other");
    const Work work;
    SECTION("read at once") {
        read(text);
    }
    SECTION("read bit by bit") {
        std::istringstream no_input;
        const diptych::base::InputStream stream{text, no_input};
    }
    SECTION("mapped") {
        const diptych::base::MappedFile mapped{text};
    }
    for (const char* name : {"text", "./text", "link", "other"}) {
        CAPTURE(name);
        CHECK_THROWS_AS(OutputFile{folder.path() / name}, UsageError);
    }
    CHECK(content(text) == "kept");
    CHECK(files_in(folder) == 3);
    OutputFile elsewhere{folder.path() / "new"};
    elsewhere.commit();
}

TEST_CASE("work: what is to be replaced cannot be read until it is written") {
    const TemporaryFolder folder;
    const std::string text = folder.write("text", "kept");
    const Work work;
    OutputFile output{text};
    CHECK_THROWS_AS(read(text), UsageError);
    CHECK(content(text) == "kept");
    output.stream() << "new";
    output.commit();
    CHECK(read(text) == "new");
}

TEST_CASE("work: an output looks again before it replaces what has come to be there") {
    const TemporaryFolder folder;
    const std::string text = folder.write("text", "kept");
    const Work work;
    OutputFile output{folder.path() / "result"};
    read(text);
    std::filesystem::create_hard_link(text, folder.path() / "result");
    CHECK_THROWS_AS(output.commit(), UsageError);
    CHECK(content((folder.path() / "result").string()) == "kept");
}

TEST_CASE("work: two outputs do not go to one file") {
    const TemporaryFolder folder;
    const Work work;
    OutputFile first{folder.path() / "result"};
    CHECK_THROWS_AS(OutputFile{folder.path() / "." / "result"}, UsageError);
    first.commit();
    CHECK_THROWS_AS(OutputFile{folder.path() / "result"}, UsageError);
    for (int i = 0; i < 2; ++i) {
        OutputFile nothing{"/dev/null"};
        nothing.commit();
    }
}

TEST_CASE("work: a database and what stands beside it is neither written nor read while it is open") {
    const TemporaryFolder folder;
    const std::string path = folder.write("my.db", "");
    folder.write("my.db-wal", "");
    std::filesystem::create_symlink(path, folder.path() / "link");
    {
        const DatabaseUse open{folder.path() / "link"};
        for (const char* name : {"my.db", "my.db-wal", "my.db-shm", "link"}) {
            CAPTURE(name);
            CHECK_THROWS_AS(OutputFile{folder.path() / name}, UsageError); // in no work, too
        }
        CHECK_THROWS_AS(read(path), UsageError);
    }
    const Work work;
    OutputFile output{path};
    CHECK_THROWS_AS(DatabaseUse{folder.path() / "link"}, UsageError);
    const DatabaseUse other{folder.path() / "other.db"};
    CHECK_THROWS_AS(OutputFile{folder.path() / "other.db"}, UsageError); // although it is not there yet
}

TEST_CASE("work: threads that help know what is read and written") {
    const TemporaryFolder folder;
    const std::string text = folder.write("text", "kept");
    const Work work;
    SECTION("run_parallel") {
        diptych::base::run_parallel(8, 4, [&](std::size_t /*task*/) { read(text); });
    }
    SECTION("pass_on") {
        diptych::base::pass_on<int>(
            1,
            [&](const auto& sink) {
                read(text);
                sink(1);
            },
            [](int&&) {});
    }
    CHECK_THROWS_AS(OutputUse{text}, UsageError);
}

TEST_CASE("work: what one reads another one may write") {
    const TemporaryFolder folder;
    const std::string text = folder.write("text", "old");
    {
        const Work reading;
        read(text);
        const Work inner;
        OutputFile output{text};
        output.commit();
    }
    const Work writing;
    OutputFile output{text};
    output.commit();
    CHECK(content(text).empty());
}
