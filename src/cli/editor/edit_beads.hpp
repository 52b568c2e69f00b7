#pragma once

#include "cli/editor/bead_editor.hpp"

namespace diptych::cli {

/// Lets the user correct a document's beads on the terminal of standard input and output. Each change is kept
/// at once. What the database refuses is said in the window.
/// \throws base::Error when the terminal or the database cannot be used at all
ViewEnd edit_beads(pipeline::DocumentFixer& fixer, const WorkList& work, bool color);

} // namespace diptych::cli
