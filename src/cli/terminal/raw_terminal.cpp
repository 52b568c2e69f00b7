#include "cli/terminal/raw_terminal.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

namespace diptych::cli {

namespace {

/// How long a lone ESC may be the beginning of a sequence: a slow line cuts sequences in two, and a person
/// who presses Escape waits.
constexpr int k_escape_milliseconds = 100;

/// xterm's sequences: the other screen, pasted text marked, the cursor hidden; and back.
constexpr std::string_view k_enter = "\x1b[?1049h\x1b[?2004h\x1b[?25l";
constexpr std::string_view k_leave = "\x1b[?25h\x1b[?2004l\x1b[?1049l";

constexpr std::array k_signals{SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT};

/// Where the handler writes the signal's number; -1 while there is no RawTerminal.
std::atomic<int> g_signal_pipe{-1};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler must not wait for a lock");

extern "C" void pass_on_signal(int signal) {
    const int error = errno;
    const auto byte = static_cast<char>(signal);
    // A full pipe holds signals enough.
    [[maybe_unused]] const ssize_t written = ::write(g_signal_pipe, &byte, 1);
    errno = error;
}

} // namespace

struct RawTerminal::State {
    State();
    ~State();
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void enter();
    void leave() noexcept;
    void write(std::string_view bytes) noexcept;
    /// What a signal means here; nothing more when it was only to be passed on.
    std::optional<TerminalEvent> handle(int signal);
    void stop();
    std::optional<TerminalEvent> read_signal();

    /// Reads what keys there are. \returns whether the terminal is still there
    bool read_keys();

    termios before{}; ///< the settings that we found
    KeyDecoder decoder;
    std::array<int, 2> signals{-1, -1}; ///< a pipe
    std::array<struct sigaction, k_signals.size()> handlers{};
};

RawTerminal::State::State() {
    if (::tcgetattr(STDIN_FILENO, &before) != 0 || ::pipe2(signals.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        throw base::Error{
            fmt::format("Cannot use the terminal: {}. Use the actions of the command line instead.",
                        std::strerror(errno))};
    }
    g_signal_pipe = signals[1];

    struct sigaction action {};

    action.sa_handler = pass_on_signal;
    action.sa_flags = SA_RESTART; // a transaction is not to notice; poll() returns all the same
    for (std::size_t i = 0; i < k_signals.size(); ++i) {
        ::sigaction(k_signals[i], nullptr, &handlers[i]);
        const bool is_ignored = handlers[i].sa_handler == SIG_IGN; // nohup, or a shell without job control
        if (!is_ignored || k_signals[i] == SIGWINCH || k_signals[i] == SIGCONT) {
            ::sigaction(k_signals[i], &action, nullptr);
        }
    }
    enter();
}

RawTerminal::State::~State() {
    leave();
    for (std::size_t i = 0; i < k_signals.size(); ++i) {
        ::sigaction(k_signals[i], &handlers[i], nullptr);
    }
    g_signal_pipe = -1;
    ::close(signals[0]);
    ::close(signals[1]);
}

void RawTerminal::State::enter() {
    termios raw = before;
    raw.c_iflag &= ~static_cast<tcflag_t>(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON);
    raw.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | IEXTEN | ISIG);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    write(k_enter);
}

void RawTerminal::State::leave() noexcept {
    write(k_leave);
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
}

void RawTerminal::State::write(std::string_view bytes) noexcept {
    while (!bytes.empty()) {
        const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (written < 0 && errno == EAGAIN) {
            pollfd out{STDOUT_FILENO, POLLOUT, 0};
            ::poll(&out, 1, -1);
        } else if (written == 0 || errno != EINTR) {
            return; // it has gone; reading says so
        }
    }
}

/// Stops the process as SIGTSTP does without a handler, with the terminal as it was, and goes on when it is
/// continued.
void RawTerminal::State::stop() {
    leave();
    ::raise(SIGSTOP);
    enter();
}

std::optional<TerminalEvent> RawTerminal::State::handle(int signal) {
    switch (signal) {
    case SIGWINCH:
        return RedrawNeeded{};
    case SIGTSTP:
        stop();
        return RedrawNeeded{};
    case SIGCONT: // after a SIGSTOP, which nobody can catch; a shell may have changed the settings
        enter();
        return RedrawNeeded{};
    default:
        return EndNeeded{signal};
    }
}

std::optional<TerminalEvent> RawTerminal::State::read_signal() {
    char signal = 0;
    return ::read(signals[0], &signal, 1) == 1 ? handle(signal) : std::nullopt;
}

bool RawTerminal::State::read_keys() {
    std::array<char, 256> bytes{};
    const ssize_t count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
    if (count > 0) {
        decoder.feed({bytes.data(), static_cast<std::size_t>(count)});
        return true;
    }
    return count < 0 && (errno == EINTR || errno == EAGAIN);
}

bool RawTerminal::is_possible() {
    const char* const kind = std::getenv("TERM");
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 1 &&
           (kind == nullptr || std::string_view{kind} != "dumb");
}

RawTerminal::RawTerminal() : m_state{std::make_unique<State>()} {}

RawTerminal::~RawTerminal() = default;

TerminalSize RawTerminal::size() const {
    struct winsize window {};

    TerminalSize size;
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0 && window.ws_row > 0) {
        size = {window.ws_col, window.ws_row};
    }
    return size;
}

TerminalEvent RawTerminal::wait() {
    while (true) {
        if (const std::optional<TerminalEvent> event = m_state->read_signal()) {
            return *event;
        }
        if (const std::optional<Key> key = m_state->decoder.next()) {
            return *key;
        }
        std::array<pollfd, 2> sources{{{STDIN_FILENO, POLLIN, 0}, {m_state->signals[0], POLLIN, 0}}};
        const int ready = ::poll(sources.data(), sources.size(),
                                 m_state->decoder.is_waiting() ? k_escape_milliseconds : -1);
        if (ready == 0) {
            if (const std::optional<Key> key = m_state->decoder.give_up()) {
                return *key;
            }
        } else if (ready > 0 && sources[0].revents != 0 && sources[1].revents == 0 && !m_state->read_keys()) {
            return EndNeeded{};
        }
    }
}

void RawTerminal::write(std::string_view bytes) {
    m_state->write(bytes);
}

} // namespace diptych::cli
