#pragma once

#include <exception>
#include <string>

namespace diptych::base {

/// The sentence of any exception, for a person: that of an Error; of others what failed, as well as can be told.
std::string sentence_of(const std::exception& exception);

} // namespace diptych::base
