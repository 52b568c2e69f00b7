#pragma once

#include "cli/terminal/terminal.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::cli {

/// The exit statuses of the program (docs/decisions/0004-command-line.md).
enum ExitStatus : int {
    k_exit_done = 0,          ///< also when the reader of our output has closed the pipe
    k_exit_nothing_found = 1, ///< a look-up found nothing; all went well
    k_exit_not_valid = 1,     ///< what was to be checked is not valid; all went well
    k_exit_usage = 2,         ///< the command line is wrong
    k_exit_failure = 3,       ///< an input, the database or the system stood in the way
    k_exit_partly_failed = 4  ///< likewise for some of many inputs; the others are done
};

/// The program: takes the command line apart, runs a command and turns what happens into an exit status. The
/// only place that catches exceptions and that knows exit statuses.
///
/// \param arguments  without the name of the program
int run(const std::vector<std::string>& arguments, std::istream& in, std::ostream& out, std::ostream& err,
        const Terminal& terminal);

} // namespace diptych::cli
