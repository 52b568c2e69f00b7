#include "base/error.hpp"
#include "cli/terminal/standard_output.hpp"
#include "support/catch.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <ostream>
#include <sstream>

using diptych::cli::DescriptorBuffer;

namespace {

/// Both ends of a pipe.
struct Pipe {
    Pipe() { REQUIRE(::pipe(ends) == 0); }

    ~Pipe() {
        close_end(0);
        close_end(1);
    }

    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    void close_end(std::size_t i) {
        if (ends[i] >= 0) {
            ::close(ends[i]);
            ends[i] = -1;
        }
    }

    int ends[2] = {-1, -1};
};

} // namespace

TEST_CASE("standard_output: what is written arrives in order") {
    Pipe pipe;
    DescriptorBuffer buffer{pipe.ends[1]};
    std::ostream out{&buffer};
    out << "un" << 2 << '\n';
    diptych::cli::flush(out);
    char read[16] = {};
    CHECK(::read(pipe.ends[0], read, sizeof read) == 4);
    CHECK(std::string{read} == "un2\n");
    CHECK(buffer.error() == 0);
}

TEST_CASE("standard_output: a closed pipe is told from other failures") {
    std::signal(SIGPIPE, SIG_IGN);
    Pipe pipe;
    pipe.close_end(0);
    DescriptorBuffer buffer{pipe.ends[1]};
    std::ostream out{&buffer};
    out << std::string(1000000, 'x'); // more than the buffer holds: fails before the flush
    CHECK_FALSE(out);
    CHECK(diptych::cli::pipe_is_closed(out));
    CHECK_THROWS_AS(diptych::cli::flush(out), diptych::base::BrokenPipe);
}

TEST_CASE("standard_output: a full disk is an error that says so") {
    const int full = ::open("/dev/full", O_WRONLY | O_CLOEXEC);
    if (full < 0) {
        WARN("There is no /dev/full here.");
        return;
    }
    DescriptorBuffer buffer{full};
    std::ostream out{&buffer};
    out << "x";
    CHECK_THROWS_WITH(diptych::cli::flush(out), Catch::Contains("No space left on device"));
    CHECK_FALSE(diptych::cli::pipe_is_closed(out));
    ::close(full);
}

TEST_CASE("standard_output: a stream of another kind that failed is an error as well") {
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    CHECK_THROWS_AS(diptych::cli::flush(out), diptych::base::Error);
}
