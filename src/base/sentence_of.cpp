#include "base/sentence_of.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <filesystem>
#include <new>

namespace diptych::base {

std::string sentence_of(const std::exception& exception) {
    if (dynamic_cast<const Error*>(&exception) != nullptr) {
        return exception.what();
    }
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) {
        return "There is not enough memory. Try smaller files, or fewer --jobs.";
    }
    if (const auto* of_file = dynamic_cast<const std::filesystem::filesystem_error*>(&exception)) {
        return fmt::format("{}: Cannot use the file: {}. Check the path and the permissions.",
                           of_file->path1().string(), of_file->code().message());
    }
    return fmt::format("Something went wrong that should not: {}. Please report it.", exception.what());
}

} // namespace diptych::base
