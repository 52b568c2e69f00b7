#pragma once

#include "cli/command.hpp"
#include "cli/topics.hpp"

#include <iosfwd>

namespace diptych::cli {

/// `diptych --help`: what there is, examples first.
void print_help(std::ostream& out, const Style& style);

/// `diptych NAME --help`: examples, usage, description, options.
void print_help(std::ostream& out, const Description& command, const Style& style);

/// `diptych help TOPIC`.
void print_help(std::ostream& out, const Topic& topic, const Style& style);

/// "diptych align SOURCE TARGET [OPTION]..."
std::string usage_of(const Description& command);

} // namespace diptych::cli
