#include "pipeline/sources/batch.hpp"

#include "base/sentence_of.hpp"

#include <exception>

namespace diptych::pipeline::batch_detail {

std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const std::exception& error) {
        return base::sentence_of(error);
    }
    return {};
}

bool Order::wait_for(std::size_t job) {
    std::unique_lock lock{m_mutex};
    m_changed.wait(lock, [&] { return job < m_next + m_ahead || m_stopped; });
    return !m_stopped;
}

void Order::give(std::size_t job, std::function<void()> hand_over) {
    const std::scoped_lock lock{m_mutex};
    m_ready.emplace(job, std::move(hand_over));
    try {
        for (auto first = m_ready.begin(); first != m_ready.end() && first->first == m_next && !m_stopped;
             first = m_ready.erase(first)) {
            first->second();
            ++m_next;
        }
    } catch (...) { // whoever takes the values takes no more
        m_stopped = true;
        m_changed.notify_all();
        throw;
    }
    m_changed.notify_all();
}

} // namespace diptych::pipeline::batch_detail
