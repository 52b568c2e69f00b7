#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace diptych::base {

/// A line on a terminal that says how far long work is; silent anywhere else, and for work that is over
/// before anyone would wonder (half a second). Erased by the destructor.
class Progress {
public:
    /// \param terminal  where to show it; nullptr for nowhere (not a terminal, --quiet)
    /// \param total     0 when it is not known
    Progress(std::ostream* terminal, std::string what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void advance_to(std::size_t done);

private:
    std::ostream* m_terminal;
    std::string m_what;
    std::size_t m_total;
    std::chrono::steady_clock::time_point m_last;
    bool m_shown = false;
};

} // namespace diptych::base
