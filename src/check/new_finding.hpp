#pragma once

// For the .cpp files of check/ only.

#include "check/rule.hpp"
#include "model/finding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::check {

/// A finding of that rule with the rule's severity.
model::Finding new_finding(Rule rule);

/// Gives each finding its key: a checksum (SHA-256, the first 64 bits) of the rule, of both texts but for
/// case, accents and white space, and of what was found. It does not change when the pair moves to another
/// place or file. The same finding twice in a pair is left out.
void give_keys(std::vector<model::Finding>& findings, std::string_view source, std::string_view target);

/// "‘a’, ‘b’ or ‘c’"
std::string quoted_list(const std::vector<std::string>& texts);
/// "‘a’"
std::string in_quotes(std::string_view text);

} // namespace diptych::check
