#include "base/progress.hpp"

#include <utility>

namespace diptych::base {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds k_between{100};

} // namespace

Progress::Progress(ProgressListener* listener, std::string what, std::size_t total)
    : m_listener{listener}, m_what{std::move(what)}, m_total{total}, m_last{Clock::now()} {}

Progress::~Progress() {
    if (m_told) {
        m_listener->ended();
    }
}

void Progress::advance_to(std::size_t done) {
    if (m_listener == nullptr) {
        return;
    }
    const Clock::time_point now = Clock::now();
    if (now - m_last < k_between) {
        return;
    }
    m_last = now;
    m_told = true;
    m_listener->advanced(m_what, done, m_total);
}

} // namespace diptych::base
