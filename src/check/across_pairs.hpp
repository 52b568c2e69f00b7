#pragma once

// For the .cpp files of check/ only.

#include "check/rule.hpp"
#include "model/finding.hpp"

#include <vector>

namespace diptych::check {

struct PairTexts;

/// translation-inconsistent and source-inconsistent: a finding in each pair whose source (or target) stands in an earlier
/// pair with another text on the other side. Case, accents, white space and marks do not count; texts of one or two words
/// have too many meanings.
void check_consistency(const std::vector<PairTexts>& pairs, const RuleSet& rules,
                       std::vector<std::vector<model::Finding>>& findings);

/// Symbols that go together all through a document ("SOR" and "DORS") are one finding, in the first pair.
void join_constant_differences(std::vector<std::vector<model::Finding>>& findings);

} // namespace diptych::check
