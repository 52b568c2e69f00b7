#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace diptych::base {

/// How many processors this process may run on; at least 1.
std::size_t processor_count();

/// Calls task(0), task(1) ... task(count - 1), each once and up to `jobs` of them at a time; returns when all
/// are over. They begin in that order. The calling thread works too: with one job there is no other.
///
/// When a task throws, no more are begun and those under way are waited for; then the exception of the first
/// of them, in the order of their numbers, is thrown. Which one that is does not depend on `jobs`, as all
/// before it have begun.
///
/// When the system has no more threads to give, those that there are do all the work.
///
/// \pre jobs > 0, and tasks may run at the same time
void run_parallel(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& task);

/// function(0), function(1) ... function(count - 1), in this order whatever is ready first. Otherwise as
/// run_parallel.
template <typename Function>
auto map_parallel(std::size_t count, std::size_t jobs, const Function& function) {
    using Result = std::invoke_result_t<const Function&, std::size_t>;
    std::vector<std::optional<Result>> found(count);
    run_parallel(count, jobs, [&](std::size_t i) { found[i].emplace(function(i)); });
    std::vector<Result> results;
    results.reserve(count);
    for (std::optional<Result>& result : found) {
        results.push_back(std::move(*result));
    }
    return results;
}

} // namespace diptych::base
