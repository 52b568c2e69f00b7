#pragma once

#include "cli/arguments.hpp"
#include "cli/option.hpp"
#include "pipeline/sources/term_filter.hpp"

namespace diptych::cli {

// --status and --subject, where they say which terms of the glossary to look for.

Option status_filter_option();
Option subject_filter_option();

pipeline::TermFilter filter_value(const Arguments& arguments);

} // namespace diptych::cli
