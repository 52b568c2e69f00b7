#pragma once

#include "cli/arguments.hpp"
#include "cli/option.hpp"
#include "pipeline/sources/pair_choice.hpp"

#include <string>
#include <vector>

namespace diptych::cli {

/// --document, --symbol, --since, --until, --min-probability, --max-probability, --flagged: the same for all
/// commands that go through the corpus.
std::vector<Option> pair_choice_options();
/// Their names.
std::vector<std::string> pair_choice_names();

/// What they ask for. \throws base::UsageError when a value is no date or no probability
pipeline::PairChoice pair_choice_of(const Arguments& arguments);

} // namespace diptych::cli
