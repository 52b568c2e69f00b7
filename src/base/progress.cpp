#include "base/progress.hpp"

#include "base/format.hpp"

#include <ostream>

namespace diptych::base {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds k_before_first{500};
constexpr std::chrono::milliseconds k_between{100};
constexpr const char* k_erase_line = "\r\x1b[K";

} // namespace

Progress::Progress(std::ostream* terminal, std::string what, std::size_t total)
    : m_terminal{terminal}, m_what{std::move(what)}, m_total{total}, m_last{Clock::now() + k_before_first -
                                                                            k_between} {}

Progress::~Progress() {
    if (m_shown) {
        *m_terminal << k_erase_line << std::flush;
    }
}

void Progress::advance_to(std::size_t done) {
    if (m_terminal == nullptr) {
        return;
    }
    const Clock::time_point now = Clock::now();
    if (now - m_last < k_between) {
        return;
    }
    m_last = now;
    m_shown = true;
    *m_terminal << k_erase_line << m_what << ' ' << done;
    if (m_total != 0) {
        *m_terminal << fmt::format(" of {} ({} %)", m_total, 100 * done / m_total);
    }
    *m_terminal << std::flush;
}

} // namespace diptych::base
