#pragma once

// For the .cpp files of check/ only.

#include "check/item.hpp"
#include "check/rule.hpp"
#include "model/finding.hpp"

#include <string_view>
#include <vector>

namespace diptych::check {

/// number-differs, date-differs, symbol-differs and url-differs: one finding for each difference.
void check_items(std::string_view source, const std::vector<Item>& source_items, std::string_view target,
                 const std::vector<Item>& target_items, const RuleSet& rules, std::vector<model::Finding>& findings);

} // namespace diptych::check
