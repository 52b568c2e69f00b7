#include "base/pass_on.hpp"
#include "support/catch.hpp"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

using namespace diptych;

namespace {

using Sink = std::function<void(int&&)>;

void count_to(int last, const Sink& sink) {
    for (int i = 0; i < last; ++i) {
        sink(int{i});
    }
}

} // namespace

TEST_CASE("pass_on: every value arrives once and in order, however short the queue") {
    for (const std::size_t capacity : {std::size_t{1}, std::size_t{2}, std::size_t{1000}}) {
        std::vector<int> used;
        base::pass_on<int>(
            capacity, [](const Sink& sink) { count_to(500, sink); },
            [&](int&& value) { used.push_back(value); });
        REQUIRE(used.size() == 500);
        for (int i = 0; i < 500; ++i) {
            CHECK(used[static_cast<std::size_t>(i)] == i);
        }
    }
}

TEST_CASE("pass_on: values need not be copyable") {
    int sum = 0;
    using Pointer = std::unique_ptr<int>;
    base::pass_on<Pointer>(
        4, [](const std::function<void(Pointer &&)>& sink) { sink(std::make_unique<int>(7)); },
        [&](Pointer&& value) { sum += *value; });
    CHECK(sum == 7);
}

TEST_CASE("pass_on: what was made before an exception is used, then it goes on") {
    int used = 0;
    const auto make = [](const Sink& sink) {
        count_to(30, sink);
        throw std::runtime_error{"made badly"};
    };
    CHECK_THROWS_WITH(base::pass_on<int>(3, make, [&](int&&) { ++used; }), "made badly");
    CHECK(used == 30);
}

TEST_CASE("pass_on: an exception of the user ends the maker") {
    int used = 0;
    const auto use = [&](int&&) {
        if (++used == 5) {
            throw std::runtime_error{"used badly"};
        }
    };
    const auto make = [](const Sink& sink) {
        for (;;) { // never by itself
            sink(1);
        }
    };
    CHECK_THROWS_WITH(base::pass_on<int>(3, make, use), "used badly");
    CHECK(used == 5);
}
