#include "pipeline/sources/batch.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <exception>
#include <new>

namespace diptych::pipeline::batch_detail {

std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.what();
    } catch (const std::bad_alloc&) {
        return "There is not enough memory. Try fewer --jobs, or smaller files.";
    } catch (const std::exception& error) {
        return fmt::format("Something went wrong that should not: {}. Please report it.", error.what());
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
