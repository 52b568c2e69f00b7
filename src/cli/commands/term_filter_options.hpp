#pragma once

#include "cli/option.hpp"
#include "pipeline/sources/term_filter.hpp"

#include <vector>

namespace diptych::cli {

/// --status and --subject, where they say which terms of the glossary to look for.
std::vector<Option> term_filter_options(pipeline::TermFilter& filter);

} // namespace diptych::cli
