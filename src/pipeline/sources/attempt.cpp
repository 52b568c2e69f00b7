#include "pipeline/sources/attempt.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <exception>
#include <new>

namespace diptych::pipeline {

std::string attempt(const std::function<void()>& job) {
    try {
        job();
    } catch (const base::Error& error) {
        return error.what();
    } catch (const std::bad_alloc&) {
        return "There is not enough memory. Try fewer --jobs, or smaller files.";
    } catch (const std::exception& error) {
        return fmt::format("Something went wrong that should not: {}. Please report it.", error.what());
    }
    return {};
}

} // namespace diptych::pipeline
