#include "cli/terminal/question.hpp"

#include "base/input_stream.hpp"
#include "base/session.hpp"
#include "base/string.hpp"
#include "cli/terminal/messages.hpp"

#include <unistd.h>

namespace diptych::cli {

bool can_ask() {
    return ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
}

bool is_confirmed(const std::string& question, base::Session& session, Messages& messages) {
    messages.ask(question + " [y/N]");
    std::string line;
    if (!base::read_line(session.in, line, "the terminal", 1)) {
        messages.say("");
        return false;
    }
    const std::string answer = base::to_lower_ascii(base::trim(line));
    return answer == "y" || answer == "yes";
}

} // namespace diptych::cli
