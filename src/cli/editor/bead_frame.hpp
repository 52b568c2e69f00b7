#pragma once

#include "cli/terminal/frame.hpp"

#include <cstddef>

namespace diptych::cli {

class BeadEditor;

/// What the window shows of an editor: the bead under the cursor with its neighbours, the sides beside one
/// another, a line that says what was done, and one for what is typed.
Frame frame_of(const BeadEditor& editor, std::size_t columns, std::size_t rows);

} // namespace diptych::cli
