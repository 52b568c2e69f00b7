#pragma once

#include "model/source_text.hpp"

#include <string>

namespace diptych::reader {

/// The text of a PDF as lines, as they were printed and in reading order: columns one after the other, an
/// empty line where there is more room than between two lines of a paragraph, spaces for indentation, a form
/// feed before the first line of each further page. Running heads, page numbers and rotated text are left
/// out; footnotes stand at the end of their page under a line of underscores.
///
/// Spaces are where the page has gaps, so a no-break space becomes a plain one. Links are not read.
/// \param bytes  the whole file
/// \throws base::InputError when the file is damaged, needs a password, or has no text (a scan); the message
///         says which and what to do
model::SourceText read_pdf(std::string bytes, const std::string& name);

} // namespace diptych::reader
