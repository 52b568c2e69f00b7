#pragma once

#include "base/progress.hpp"
#include "cli/terminal/signals.hpp"

#include <chrono>
#include <iosfwd>
#include <optional>

namespace diptych::cli {

/// A line on a terminal that says how far long work is; nothing of work that is over before anyone would
/// wonder (half a second). Erased when the work is over.
class ProgressLine : public base::ProgressListener {
public:
    /// \param terminal  must outlive this
    explicit ProgressLine(std::ostream& terminal) : m_terminal{terminal} {}

    void advanced(const std::string& what, std::size_t done, std::size_t total) override;
    void ended() noexcept override;

private:
    std::ostream& m_terminal;
    std::optional<std::chrono::steady_clock::time_point> m_first; ///< when work that is not over was told of
    std::optional<EraseAtSignal> m_shown;
};

} // namespace diptych::cli
