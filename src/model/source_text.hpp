#pragma once

#include "model/range.hpp"

#include <string>

namespace diptych::model {

/// What a reader makes of a file: its text, and where that text stood in the file.
struct SourceText {
    std::string name; ///< as messages call the file
    std::string text; ///< valid UTF-8 without a byte order mark, line ends as in the file
    /// The byte of the file at which `text` begins (3 after a byte order mark).
    std::size_t file_offset = 0;
};

} // namespace diptych::model
