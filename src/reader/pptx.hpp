#pragma once

#include "model/source_text.hpp"

#include <string>

namespace diptych::reader {

/// The text of a PowerPoint presentation (.pptx, ECMA-376 part 1, 19): slide by slide in the order of the show, the
/// shapes of a slide in the order of the file, tables row by row, then the speaker's notes. The title of a slide is a
/// heading, that of a title slide the title. Hidden slides are read, too. Slide numbers, dates and footers are left
/// out.
/// \param name  as messages call the file
/// \throws base::InputError when it is none, is damaged, or has no text
model::SourceText read_pptx(std::string bytes, const std::string& name);

} // namespace diptych::reader
