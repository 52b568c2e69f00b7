#pragma once

#include <cstddef>

namespace diptych::cli {

/// What the program writes to, as far as it changes what is written.
struct Terminal {
    bool out_is_terminal = false;
    bool err_is_terminal = false;
    std::size_t columns = 0; ///< width of standard output; 0 when it is not known
    std::size_t rows = 0;    ///< likewise its height
    bool color = false;      ///< whether colour is welcome on a terminal
};

/// The terminal of this process. Colour is unwelcome when NO_COLOR is set and not empty
/// (https://no-color.org) and when TERM is "dumb".
Terminal terminal_of_process();

} // namespace diptych::cli
