#pragma once

#include "pipeline/corpus/fix.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace diptych::cli {

/// \throws base::UsageError when it is no number from 1 up
std::int64_t bead_number(const std::string& text);

/// \throws base::UsageError when one is no number, or comes twice
std::vector<std::int64_t> bead_numbers(const std::vector<std::string>& words);

/// "1-1 2-1 0-1", as lists print types; colons and commas will do as well. \throws base::UsageError
std::vector<pipeline::BeadShape> bead_shapes(const std::string& text);

} // namespace diptych::cli
