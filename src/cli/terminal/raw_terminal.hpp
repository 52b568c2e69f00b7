#pragma once

#include "cli/terminal/keys.hpp"

#include <cstddef>
#include <memory>
#include <string_view>
#include <variant>

namespace diptych::cli {

/// In characters.
struct TerminalSize {
    std::size_t columns = 80;
    std::size_t rows = 24;
};

/// The window has another size, or somebody else has written over it: draw again.
struct RedrawNeeded {};

/// The process is to end.
struct EndNeeded {
    int signal = 0; ///< that asked for it; 0 when the terminal has gone
};

using TerminalEvent = std::variant<Key, RedrawNeeded, EndNeeded>;

/// The terminal of standard input and output for a program that draws the whole window: each key comes at
/// once and unseen, and what was in the window before comes back at the end. The settings are given back by
/// the destructor, so after exceptions and after signals that end the process (SIGTERM, SIGINT, SIGHUP,
/// SIGQUIT), which become events here, and while the process is stopped. One at a time.
class RawTerminal {
public:
    /// Whether standard input and output are a terminal that can do that.
    static bool is_possible();

    /// \throws base::Error when the terminal does not let us
    RawTerminal();
    ~RawTerminal();
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;

    TerminalSize size() const;

    /// Waits for the next event.
    TerminalEvent wait();

    /// Writes all of it. A terminal that has gone is told by wait().
    void write(std::string_view bytes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace diptych::cli
