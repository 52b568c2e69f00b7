#include "base/error.hpp"
#include "base/file.hpp"
#include "base/input_stream.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#include <sstream>
#include <streambuf>

using namespace diptych;
using Catch::Contains;

namespace {

/// Gives the same byte without end, as /dev/zero does.
class Endless : public std::streambuf {
protected:
    int_type underflow() override {
        setg(m_bytes.data(), m_bytes.data(), m_bytes.data() + m_bytes.size());
        return traits_type::to_int_type(m_bytes.front());
    }

private:
    std::string m_bytes = std::string(4096, 'a');
};

} // namespace

TEST_CASE("read_file: a file of the greatest size is read, and one that is larger is refused at once") {
    const support::TemporaryFolder folder;
    std::istringstream none;
    const std::string path = folder.write("a.txt", std::string(100'000, 'a'));
    CHECK(base::read_file(path, none, 100'000) == std::string(100'000, 'a'));
    CHECK_THROWS_AS(base::read_file(path, none, 99'999), base::InputError);
    CHECK_THROWS_WITH(base::read_file(path, none, 99'999),
                      Contains(path + ": The file has 0 MiB; more than"));
}

TEST_CASE("read_file: what never ends is refused with what to do") {
    Endless buffer;
    std::istream endless{&buffer};
    constexpr std::size_t k_limit = std::size_t{1} << 20U;
    CHECK_THROWS_WITH(base::read_file("-", endless, k_limit),
                      Contains("<stdin>: There is more to read than 1 MiB"));
    CHECK_THROWS_WITH(base::read_stream(endless, "a", k_limit), Contains("a: There is more to read"));
    std::istringstream none;
    CHECK_THROWS_WITH(base::read_file("/dev/zero", none, k_limit), Contains("/dev/zero: There is more"));
}

TEST_CASE("read_line: gives line after line, the last one with or without its end") {
    std::istringstream in{"one\n\n two \nthree"};
    std::string line;
    std::vector<std::string> lines;
    while (base::read_line(in, line, "a", lines.size() + 1)) {
        lines.push_back(line);
    }
    CHECK(lines == std::vector<std::string>{"one", "", " two ", "three"});
    std::istringstream ended{"one\n"};
    CHECK(base::read_line(ended, line, "a", 1));
    CHECK_FALSE(base::read_line(ended, line, "a", 2));
}

TEST_CASE("read_line: a line that is too long, or never ends, is named") {
    std::istringstream in{"one\ntwo and more\n"};
    std::string line;
    CHECK(base::read_line(in, line, "a", 1, 5));
    CHECK_THROWS_WITH(base::read_line(in, line, "a", 2, 5), Contains("a:2: The line has more than"));
    Endless buffer;
    std::istream endless{&buffer};
    CHECK_THROWS_AS(base::read_line(endless, line, "<stdin>", 1), base::InputError);
}
