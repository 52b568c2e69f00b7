#pragma once

#include "cli/option.hpp"
#include "pipeline/sources/pair_choice.hpp"

#include <vector>

namespace diptych::cli {

/// --document, --symbol, --since, --until, --min-probability, --max-probability, --flagged: the same for all
/// commands that go through the corpus.
std::vector<Option> pair_choice_options(pipeline::PairChoice& choice);

/// The variables that they fill.
std::vector<Member> pair_choice_members(const pipeline::PairChoice& choice);

} // namespace diptych::cli
