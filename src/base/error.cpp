#include "base/error.hpp"

#include "base/format.hpp"

namespace diptych::base {

InputError::InputError(const std::string& file, const std::string& sentence)
    : Error{fmt::format("{}: {}", file, sentence)} {}

InputError::InputError(const std::string& file, std::size_t line, const std::string& sentence)
    : Error{fmt::format("{}:{}: {}", file, line, sentence)} {}

} // namespace diptych::base
