#include "cli/terminal/shell.hpp"

#include "cli/terminal/signals.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>

namespace diptych::cli {

namespace {

/// How a child begins: with our standard streams, or another input, and with signals as nobody has changed
/// them.
class Beginning {
public:
    /// \param input  a descriptor; -1 for ours
    explicit Beginning(int input) {
        ::posix_spawn_file_actions_init(&m_files);
        if (input >= 0) {
            ::posix_spawn_file_actions_adddup2(&m_files, input, STDIN_FILENO);
        }
        sigset_t signals;
        ::sigemptyset(&signals);
        for (const int signal : {SIGPIPE, SIGINT, SIGQUIT}) { // those that we ignore
            ::sigaddset(&signals, signal);
        }
        ::posix_spawnattr_init(&m_attributes);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF);
    }

    ~Beginning() {
        ::posix_spawn_file_actions_destroy(&m_files);
        ::posix_spawnattr_destroy(&m_attributes);
    }

    Beginning(const Beginning&) = delete;
    Beginning& operator=(const Beginning&) = delete;

    /// \returns the process, or 0
    pid_t start(std::vector<std::string> words) const {
        std::vector<char*> arguments;
        for (std::string& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        pid_t child = 0;
        const int error =
            ::posix_spawn(&child, "/bin/sh", &m_files, &m_attributes, arguments.data(), environ);
        return error == 0 ? child : 0;
    }

private:
    posix_spawn_file_actions_t m_files{};
    posix_spawnattr_t m_attributes{};
};

void write_all(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return; // nobody reads any more
        }
    }
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

} // namespace

std::optional<int> run_in_shell(const std::string& command, const std::vector<std::string>& arguments,
                                const std::optional<std::string>& input) {
    std::array<int, 2> ends{-1, -1};
    if (input && ::pipe2(ends.data(), O_CLOEXEC) != 0) {
        return std::nullopt;
    }
    std::vector<std::string> words{"sh", "-c", command, "sh"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    ChildHasTerminal terminal;
    const pid_t child = Beginning{ends[0]}.start(std::move(words));
    terminal.started(child);
    if (input) {
        ::close(ends[0]);
        if (child != 0) {
            write_all(ends[1], *input);
        }
        ::close(ends[1]);
    }
    return child == 0 ? std::nullopt : std::optional{wait_for(child)};
}

} // namespace diptych::cli
