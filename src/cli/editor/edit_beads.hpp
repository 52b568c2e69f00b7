#pragma once

#include "cli/editor/bead_editor.hpp"
#include "cli/terminal/style.hpp"

#include <string>

namespace diptych::cli {

/// How an interactive session ended.
struct Edited {
    std::string summary; ///< what was done, and what is left
    int signal = 0;      ///< that ended it; 0 when the user did, or the terminal has gone
};

/// Lets the user correct a document's beads on the terminal of standard input and output. Each change is kept
/// at once. What the database refuses is said in the window.
/// \throws base::Error when the terminal or the database cannot be used at all
Edited edit_beads(pipeline::DocumentFixer& fixer, const WorkList& work, bool color);

} // namespace diptych::cli
