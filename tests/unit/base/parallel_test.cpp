#include "base/error.hpp"
#include "base/parallel.hpp"
#include "support/catch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <thread>

namespace base = diptych::base;

namespace {

/// So that tasks end in another order than they begin in.
void dawdle(std::size_t i) {
    std::this_thread::sleep_for(std::chrono::microseconds{(i * 7919) % 400});
}

std::string error_of(std::size_t count, std::size_t jobs, const std::function<void(std::size_t)>& task) {
    try {
        base::run_parallel(count, jobs, task);
    } catch (const base::Error& e) {
        return e.what();
    }
    return "none";
}

} // namespace

TEST_CASE("parallel: there is at least one processor") {
    CHECK(base::processor_count() >= 1);
}

TEST_CASE("parallel: each task runs once, whatever the number of jobs") {
    for (const std::size_t jobs : {1U, 2U, 3U, 8U, 100U}) {
        for (const std::size_t count : {0U, 1U, 2U, 7U, 50U}) {
            std::vector<std::atomic<int>> runs(count);
            base::run_parallel(count, jobs, [&](std::size_t i) {
                dawdle(i);
                ++runs[i];
            });
            CAPTURE(jobs, count);
            CHECK(std::all_of(runs.begin(), runs.end(), [](const auto& times) { return times == 1; }));
        }
    }
}

TEST_CASE("parallel: with one job all tasks run in the calling thread, in order") {
    std::vector<std::size_t> order;
    std::set<std::thread::id> threads;
    base::run_parallel(20, 1, [&](std::size_t i) {
        order.push_back(i);
        threads.insert(std::this_thread::get_id());
    });
    std::vector<std::size_t> expected(20);
    std::iota(expected.begin(), expected.end(), std::size_t{0});
    CHECK(order == expected);
    CHECK(threads == std::set{std::this_thread::get_id()});
}

TEST_CASE("parallel: no more tasks run at a time than there are jobs") {
    constexpr int k_jobs = 3;
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    base::run_parallel(12, k_jobs, [&](std::size_t) {
        const int now = ++running;
        for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
        --running;
    });
    CHECK(most <= k_jobs);
}

TEST_CASE("parallel: tasks that wait for each other meet, so they do run at the same time") {
    std::atomic<int> arrived = 0;
    base::run_parallel(2, 2, [&](std::size_t) {
        ++arrived;
        arrived.notify_all();
        for (int seen = arrived; seen < 2; seen = arrived) {
            arrived.wait(seen);
        }
    });
    CHECK(arrived == 2);
}

TEST_CASE("parallel: results stand in the order of the numbers, not of the end of the work") {
    const auto square = [](std::size_t i) {
        dawdle(i);
        return std::to_string(i * i);
    };
    const std::vector<std::string> one_job = base::map_parallel(60, 1, square);
    CHECK(one_job[7] == "49");
    CHECK(base::map_parallel(60, 2, square) == one_job);
    CHECK(base::map_parallel(60, 16, square) == one_job);
}

TEST_CASE("parallel: results need no default value and no copies") {
    struct Box {
        explicit Box(std::size_t i) : value{std::make_unique<std::size_t>(i)} {}

        std::unique_ptr<std::size_t> value;
    };

    const std::vector<Box> boxes = base::map_parallel(5, 2, [](std::size_t i) { return Box{i}; });
    REQUIRE(boxes.size() == 5);
    CHECK(*boxes[4].value == 4);
    CHECK(base::map_parallel(3, 2, [](std::size_t i) { return i == 1; }) ==
          std::vector<bool>{false, true, false});
}

TEST_CASE("parallel: the exception of the first task that fails comes out, whatever the number of jobs") {
    std::mt19937 random{4};
    for (int round = 0; round < 40; ++round) {
        const std::size_t first = random() % 30;
        const std::size_t second = first + 1 + random() % 10;
        for (const std::size_t jobs : {1U, 2U, 5U}) {
            const std::string error = error_of(45, jobs, [&](std::size_t i) {
                if (i == first) {
                    dawdle(i + 1); // so that the second one often fails before
                }
                if (i == first || i == second) {
                    throw base::Error{std::to_string(i)};
                }
            });
            CAPTURE(jobs, first, second);
            CHECK(error == std::to_string(first));
        }
    }
}

TEST_CASE("parallel: after a failure no more tasks begin, and those under way end first") {
    std::atomic<std::size_t> begun = 0;
    std::atomic<std::size_t> ended = 0;
    const std::string error = error_of(1000, 2, [&](std::size_t i) {
        ++begun;
        if (i == 3) {
            ++ended;
            throw base::Error{"third"};
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
        ++ended;
    });
    CHECK(error == "third");
    CHECK(begun == ended);
    CHECK(begun < 1000);
}

TEST_CASE("parallel: what is thrown need not be an exception of ours") {
    CHECK_THROWS_AS(base::run_parallel(4, 2,
                                       [](std::size_t i) {
                                           if (i == 2) {
                                               throw 2;
                                           }
                                       }),
                    int);
}

TEST_CASE("parallel: a task may itself work in parallel") {
    const std::vector<std::size_t> sums = base::map_parallel(4, 2, [](std::size_t i) {
        const auto inner = base::map_parallel(10, 2, [i](std::size_t j) { return i * j; });
        return std::accumulate(inner.begin(), inner.end(), std::size_t{0});
    });
    CHECK(sums == std::vector<std::size_t>{0, 45, 90, 135});
}
