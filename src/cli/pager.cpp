#include "cli/pager.hpp"

#include "cli/command.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <ostream>

namespace diptych::cli {

namespace {

constexpr int k_not_found = 127; ///< exit status of a shell that cannot find a command (POSIX)

/// The command line of the pager; nothing when none is wanted.
std::optional<std::string> pager_command() {
    for (const char* const name : {"DIPTYCH_PAGER", "PAGER"}) {
        if (const char* const value = std::getenv(name); value != nullptr) {
            const std::string command{value};
            return command.empty() || command == "cat" ? std::nullopt : std::optional{command};
        }
    }
    // Quit when all is on one screen, show colours, leave the text on the screen.
    return "exec less -FRX";
}

/// While it lives, the interrupt key is for the pager alone.
class IgnoreInterrupt {
public:
    IgnoreInterrupt() : m_before{std::signal(SIGINT, SIG_IGN)} {}

    ~IgnoreInterrupt() { std::signal(SIGINT, m_before); }

    IgnoreInterrupt(const IgnoreInterrupt&) = delete;
    IgnoreInterrupt& operator=(const IgnoreInterrupt&) = delete;

private:
    void (*m_before)(int);
};

/// In the child process: never returns.
[[noreturn]] void become_pager(const std::string& command, int input) {
    std::signal(SIGPIPE, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    ::dup2(input, STDIN_FILENO);
    ::close(input);
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(k_not_found);
}

void write_all(int descriptor, const std::string& text) {
    for (std::size_t done = 0; done < text.size();) {
        const ssize_t written = ::write(descriptor, text.data() + done, text.size() - done);
        if (written >= 0) {
            done += static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            return; // the pager was left
        }
    }
}

/// \returns whether the pager could be started
bool run_pager(const std::string& command, const std::string& text) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        return false;
    }
    const IgnoreInterrupt ignore;
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[1]);
        become_pager(command, ends[0]);
    }
    ::close(ends[0]);
    if (child > 0) {
        write_all(ends[1], text);
    }
    ::close(ends[1]);
    int status = 0;
    while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return child > 0 && !(WIFEXITED(status) && WEXITSTATUS(status) == k_not_found);
}

} // namespace

bool is_longer_than_screen(const std::string& text, std::size_t rows) {
    return rows > 0 && static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= rows;
}

void print_paged(const std::string& text, Context& context, bool wanted) {
    if (wanted && context.is_terminal && is_longer_than_screen(text, context.rows)) {
        const std::optional<std::string> command = pager_command();
        context.out.flush();
        if (command && run_pager(*command, text)) {
            return;
        }
    }
    context.out << text;
}

} // namespace diptych::cli
