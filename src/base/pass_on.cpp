#include "base/pass_on.hpp"

#include "base/work.hpp"

#include <optional>
#include <system_error>
#include <thread>

namespace diptych::base::pass_on_detail {

void run_beside(const std::function<void()>& beside, const std::function<void(bool)>& here) {
    std::optional<std::jthread> thread; // joined at the end
    try {
        thread.emplace([&beside, files = Work::current()] {
            const Work::Share share{files};
            beside();
        });
    } catch (const std::system_error&) {
        // No thread to be had: it takes longer, that is all.
    }
    here(thread.has_value());
}

} // namespace diptych::base::pass_on_detail
