#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace diptych::base {

/// A queue of bounded length between a thread that makes values and one that uses them.
template <typename Value>
class Channel {
public:
    explicit Channel(std::size_t capacity) : m_capacity{capacity} {}

    /// Waits while the queue is full. \returns false, and the value is gone, when nobody will take it
    bool push(Value&& value) {
        std::unique_lock lock{m_mutex};
        m_room.wait(lock, [&] { return m_queue.size() < m_capacity || m_refused; });
        if (m_refused) {
            return false;
        }
        m_queue.push_back(std::move(value));
        m_filled.notify_one();
        return true;
    }

    /// Waits for a value. \returns nothing when all have been taken and no more will come
    std::optional<Value> pop() {
        std::unique_lock lock{m_mutex};
        m_filled.wait(lock, [&] { return !m_queue.empty() || m_ended; });
        if (m_queue.empty()) {
            return std::nullopt;
        }
        std::optional<Value> value{std::move(m_queue.front())};
        m_queue.pop_front();
        m_room.notify_one();
        return value;
    }

    /// No more will come.
    void end() {
        const std::scoped_lock lock{m_mutex};
        m_ended = true;
        m_filled.notify_all();
    }

    /// No more will be taken.
    void refuse() {
        const std::scoped_lock lock{m_mutex};
        m_refused = true;
        m_room.notify_all();
    }

private:
    std::size_t m_capacity;
    std::mutex m_mutex; ///< of the three below
    std::deque<Value> m_queue;
    bool m_ended = false;
    bool m_refused = false;
    std::condition_variable m_filled;
    std::condition_variable m_room;
};

namespace pass_on_detail {

/// Ends a maker whose values nobody takes any more. Not an Error: nobody else is to catch it.
struct Stopped {};

/// Runs `beside` in another thread, when there is one to be had, while `here` runs in this one, and waits for
/// both; `here` gets whether there is. Neither throws.
void run_beside(const std::function<void()>& beside, const std::function<void(bool)>& here);

} // namespace pass_on_detail

/// Calls make(sink) in another thread and use(value) here for each value that make() gives to the sink, in
/// that order; at most `capacity` of them wait. What use() does is as if make() had called it itself:
///
/// - when make() throws, what it gave before is used, then the exception goes on here;
/// - when use() throws, make() ends at its next call of the sink (so it must not swallow what that throws),
/// and
///   the exception goes on here.
///
/// When the system has no thread to give, make() calls use() indeed.
template <typename Value>
void pass_on(std::size_t capacity, const std::function<void(const std::function<void(Value&&)>& sink)>& make,
             const std::function<void(Value&&)>& use) {
    Channel<Value> channel{capacity};
    std::exception_ptr of_make;
    std::exception_ptr of_use;
    const auto beside = [&] {
        try {
            make([&](Value&& value) {
                if (!channel.push(std::move(value))) {
                    throw pass_on_detail::Stopped{};
                }
            });
        } catch (const pass_on_detail::Stopped&) { // of_use says why
        } catch (...) {
            of_make = std::current_exception();
        }
        channel.end();
    };
    const auto here = [&](bool is_beside) {
        try {
            if (!is_beside) {
                make(use);
                return;
            }
            while (std::optional<Value> value = channel.pop()) {
                use(std::move(*value));
            }
        } catch (...) {
            of_use = std::current_exception();
        }
        channel.refuse();
    };
    pass_on_detail::run_beside(beside, here);
    if (of_use) {
        std::rethrow_exception(of_use);
    }
    if (of_make) {
        std::rethrow_exception(of_make);
    }
}

} // namespace diptych::base
