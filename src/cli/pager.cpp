#include "cli/pager.hpp"

#include "cli/command.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/shell.hpp"

#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <ostream>

namespace diptych::cli {

namespace {

constexpr int k_not_found = 127; ///< exit status of a shell that cannot find a command (POSIX)

/// The command line of the pager; nothing when none is wanted.
std::optional<std::string> pager_command() {
    for (const char* const name : {"DIPTYCH_PAGER", "PAGER"}) {
        if (const char* const value = std::getenv(name); value != nullptr) {
            const std::string command{value};
            return command.empty() || command == "cat" ? std::nullopt : std::optional{command};
        }
    }
    // Quit when all is on one screen, show colours, leave the text on the screen.
    return "exec less -FRX";
}

/// \returns whether the pager could be started
bool run_pager(const std::string& command, const std::string& text) {
    const std::optional<int> status = run_in_shell(command, {}, text);
    return status && !(WIFEXITED(*status) && WEXITSTATUS(*status) == k_not_found);
}

} // namespace

bool is_longer_than_screen(const std::string& text, std::size_t rows) {
    return rows > 0 && static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= rows;
}

void print_paged(const std::string& text, Context& context, bool wanted) {
    if (wanted && context.is_terminal && is_longer_than_screen(text, context.rows)) {
        const std::optional<std::string> command = pager_command();
        context.styled.flush();
        if (command && run_pager(*command, printable_styled(text))) {
            return;
        }
    }
    context.styled << text;
}

} // namespace diptych::cli
