#include "base/parallel.hpp"

#include "base/work.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace diptych::base {

namespace {

/// What the threads of one run_parallel share.
class Queue {
public:
    Queue(std::size_t count, const std::function<void(std::size_t)>& task) : m_count{count}, m_task{task} {}

    /// Does tasks until none is left, or one has failed anywhere.
    void work() noexcept {
        // Whether one has failed is asked before a number is taken, never behind: a number that is taken is
        // done, so that every task before the first that fails has its turn.
        while (!m_failed) {
            const std::size_t i = m_next++;
            if (i >= m_count) {
                return;
            }
            try {
                m_task(i);
            } catch (...) {
                keep(i, std::current_exception());
            }
        }
    }

    /// \pre no thread is in work()
    void rethrow() const {
        if (m_exception) {
            std::rethrow_exception(m_exception);
        }
    }

private:
    void keep(std::size_t i, std::exception_ptr exception) {
        const std::scoped_lock lock{m_mutex};
        if (!m_exception || i < m_thrower) {
            m_thrower = i;
            m_exception = std::move(exception);
        }
        m_failed = true;
    }

    std::size_t m_count;
    const std::function<void(std::size_t)>& m_task;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex;             ///< of the two below
    std::size_t m_thrower = 0;      ///< the number of the task that threw m_exception
    std::exception_ptr m_exception; ///< of the first, by number, that has thrown
};

} // namespace

std::size_t processor_count() {
    return std::max<std::size_t>(1, std::thread::hardware_concurrency());
}

void run_parallel(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& task) {
    Queue queue{count, task};
    {
        std::vector<std::jthread> helpers; // joined at the end of the block
        const std::size_t wanted = std::min(jobs, count);
        try {
            while (helpers.size() + 1 < wanted) {
                helpers.emplace_back([&queue, files = Work::current()] {
                    const Work::Share share{files};
                    queue.work();
                });
            }
        } catch (const std::system_error&) {
            // No more threads to be had: the work takes longer, that is all.
        }
        queue.work();
    }
    queue.rethrow();
}

} // namespace diptych::base
