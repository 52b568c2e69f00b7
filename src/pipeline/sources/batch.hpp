#pragma once

// Many jobs of one kind, several at a time, of which none may stop the others.

#include "base/parallel.hpp"
#include "base/pass_on.hpp"
#include "base/session.hpp"

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <utility>

namespace diptych::pipeline {

/// What came of one job.
template <typename Result>
struct JobOutcome {
    std::size_t job = 0; ///< its number
    Result result = {};
    base::Diagnostics diagnostics = {};
    std::string error = {}; ///< why it failed, a sentence; empty when it did not
};

namespace batch_detail {

/// \returns why it failed, or nothing
std::string error_of(const std::function<void()>& work);

/// Brings into order what several threads make: what job i made is handed over behind that of job i - 1.
class Order {
public:
    /// \param ahead  how many jobs may be done before the one that is to be handed over next
    explicit Order(std::size_t ahead) : m_ahead{ahead} {}

    /// Waits while the job is too far ahead. \returns whether it is wanted
    bool wait_for(std::size_t job);
    /// \param hand_over  is called once, when it is its turn, by one thread at a time
    void give(std::size_t job, std::function<void()> hand_over);

private:
    std::size_t m_ahead;
    std::mutex m_mutex; ///< of all below, and of what is handed over
    std::condition_variable m_changed;
    std::map<std::size_t, std::function<void()>> m_ready;
    std::size_t m_next = 0;
    bool m_stopped = false;
};

} // namespace batch_detail

/// Does jobs 0, 1 ... count - 1, up to `at_once` of them at a time, in other threads; use() takes in this one
/// what came of each, in the order of their numbers, as soon as it is there. What is used does not depend on
/// how many are done at a time, and few of them wait. What use() throws ends it all.
/// \param work  gets the number of the job and a session of its own, without standard input and progress
template <typename Result>
void run_batch(std::size_t count, std::size_t at_once,
               const std::function<Result(std::size_t job, base::Session& session)>& work,
               const std::function<void(JobOutcome<Result>&& outcome)>& use) {
    using Outcome = JobOutcome<Result>;
    const auto outcome_of = [&](std::size_t job) {
        auto outcome = std::make_shared<Outcome>(Outcome{.job = job});
        std::istringstream no_input;
        base::Session session{.in = no_input};
        outcome->error = batch_detail::error_of([&] { outcome->result = work(job, session); });
        outcome->diagnostics = std::move(session.diagnostics);
        return outcome;
    };
    const auto make = [&](const std::function<void(Outcome &&)>& sink) {
        batch_detail::Order order{4 * at_once};
        base::run_parallel(count, at_once, [&](std::size_t job) {
            if (order.wait_for(job)) {
                order.give(job, [&sink, outcome = outcome_of(job)] { sink(std::move(*outcome)); });
            }
        });
    };
    base::pass_on<Outcome>(at_once, make, use);
}

} // namespace diptych::pipeline
