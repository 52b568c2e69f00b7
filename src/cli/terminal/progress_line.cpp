#include "cli/terminal/progress_line.hpp"

#include "base/format.hpp"
#include "cli/terminal/printable.hpp"

#include <exception>
#include <ostream>

namespace diptych::cli {

namespace {

constexpr std::chrono::milliseconds k_before_first{400}; // after the tenth of a second of base::Progress
constexpr const char* k_erase_line = "\r\x1b[K";

} // namespace

void ProgressLine::advanced(const std::string& what, std::size_t done, std::size_t total) {
    const auto now = std::chrono::steady_clock::now();
    if (!m_first) {
        m_first = now;
    }
    if (now - *m_first < k_before_first) {
        return;
    }
    if (!m_shown) {
        m_shown.emplace(k_erase_line);
    }
    m_terminal << k_erase_line << printable_sentence(what) << ' ' << done;
    if (total != 0) {
        m_terminal << fmt::format(" of {} ({} %)", total, 100 * done / total);
    }
    m_terminal << std::flush;
}

void ProgressLine::ended() noexcept {
    m_first.reset();
    if (!m_shown) {
        return;
    }
    m_shown.reset();
    try {
        m_terminal << k_erase_line << std::flush;
    } catch (const std::exception&) { // a line is left on the terminal, and nothing else is wrong
    }
}

} // namespace diptych::cli
