#include "cli/run.hpp"
#include "cli/terminal/signals.hpp"
#include "cli/terminal/standard_output.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>

int main(int argc, char** argv) {
    // A closed pipe is then a write that fails, and ends the program in order: no half-written database.
    std::signal(SIGPIPE, SIG_IGN);
    diptych::cli::end_tidily_on_signals();
    diptych::cli::DescriptorBuffer buffer{STDOUT_FILENO};
    std::ostream out{&buffer};
    return diptych::cli::run({argv + std::min(argc, 1), argv + argc}, std::cin, out, std::cerr,
                             diptych::cli::terminal_of_process());
}
