#include "cli/terminal/signals.hpp"

#include "base/temporary_file.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>

namespace diptych::cli {

namespace {

std::atomic<const char*> g_erase{nullptr};
std::atomic<pid_t> g_child{0};
static_assert(std::atomic<const char*>::is_always_lock_free && std::atomic<pid_t>::is_always_lock_free,
              "a signal handler must not wait for a lock");

void end_child(pid_t child, int signal) {
    constexpr int k_looks = 40;
    constexpr int k_milliseconds_between = 50;
    ::kill(child, signal);
    for (int i = 0; i < k_looks && ::waitpid(child, nullptr, WNOHANG) == 0; ++i) {
        ::poll(nullptr, 0, k_milliseconds_between); // sleeps, and is safe in a handler
    }
}

/// Calls only what signal-safety(7) allows.
extern "C" void end_tidily(int signal) {
    const int error = errno;
    if (const pid_t child = g_child.exchange(0); child != 0) {
        end_child(child, signal);
    }
    base::remove_temporary_files();
    if (const char* const erase = g_erase; erase != nullptr) {
        [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, erase, std::strlen(erase));
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal); // arrives when the handler is over
    errno = error;
}

} // namespace

void end_tidily_on_signals() {
    for (const int signal : base::k_ending_signals) {
        struct sigaction action {};

        ::sigaction(signal, nullptr, &action);
        if (action.sa_handler == SIG_IGN) {
            continue;
        }
        action.sa_handler = end_tidily;
        action.sa_flags = SA_RESTART;
        for (const int other : base::k_ending_signals) { // one of them is enough
            ::sigaddset(&action.sa_mask, other);
        }
        ::sigaction(signal, &action, nullptr);
    }
}

EraseAtSignal::EraseAtSignal(const char* sequence) {
    g_erase = sequence;
}

EraseAtSignal::~EraseAtSignal() {
    g_erase = nullptr;
}

ChildHasTerminal::ChildHasTerminal()
    : m_interrupt{std::signal(SIGINT, SIG_IGN)}, m_quit{std::signal(SIGQUIT, SIG_IGN)} {}

ChildHasTerminal::~ChildHasTerminal() {
    g_child = 0;
    std::signal(SIGINT, m_interrupt);
    std::signal(SIGQUIT, m_quit);
}

void ChildHasTerminal::started(pid_t child) {
    g_child = child;
}

} // namespace diptych::cli
