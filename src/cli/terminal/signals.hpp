#pragma once

#include <sys/types.h>

namespace diptych::cli {

/// For main() alone. Sees to it that a signal that ends the program (SIGINT, SIGTERM, SIGHUP; not where it is
/// ignored, as by nohup) leaves nothing behind: temporary files go, the terminal is as it was, and then
/// the signal ends the program, as who started it expects. All of that in the handler, since the threads of
/// the program may be anywhere.
void end_tidily_on_signals();

/// Standard error shows something that is to be erased should a signal end the program. One at a time.
class EraseAtSignal {
public:
    /// \param sequence  what erases it; a literal
    explicit EraseAtSignal(const char* sequence);
    ~EraseAtSignal();
    EraseAtSignal(const EraseAtSignal&) = delete;
    EraseAtSignal& operator=(const EraseAtSignal&) = delete;
};

/// Another program has the terminal, and is to give it back should a signal end this one: it gets the signal,
/// too, and two seconds to put the terminal as it was. The keyboard's signals are for it alone. One at a
/// time.
class ChildHasTerminal {
public:
    ChildHasTerminal();
    ~ChildHasTerminal();
    ChildHasTerminal(const ChildHasTerminal&) = delete;
    ChildHasTerminal& operator=(const ChildHasTerminal&) = delete;

    /// \param child  its process
    void started(pid_t child);

private:
    void (*m_interrupt)(int); ///< the handlers that were there
    void (*m_quit)(int);
};

} // namespace diptych::cli
