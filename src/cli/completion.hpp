#pragma once

#include <iosfwd>

namespace diptych::cli {

// Scripts for the completion of shells, made from what the parser and --help use, so that they cannot differ
// from it: commands, options, the choices of options and arguments, files where files go.

void print_bash_completion(std::ostream& out);
void print_zsh_completion(std::ostream& out);
void print_fish_completion(std::ostream& out);

} // namespace diptych::cli
