#pragma once

#include "base/diagnostics.hpp"
#include "base/progress.hpp"
#include "model/source_text.hpp"

#include <string>
#include <vector>

namespace diptych::reader {

/// The text of a PDF as blocks: paragraphs, headings, items, rows of tables and notes in reading order, each
/// with the lines that it was printed on. Running heads and feet, numbers of pages and lines, rules of dashes
/// and rotated text are left out; calls of notes are taken out of the text and kept with the block.
/// The room of the page is given up: spaces are where it has gaps, so a no-break space becomes a plain one.
/// \param bytes  the whole file
/// \param diagnostics  get a note on pages without text, on text that was recognised from a scan, on attached
/// files, and, where details are asked for, on each line that was taken for furniture
/// \param progress  is told how far it is when there are a hundred pages or more, or nullptr
/// \throws base::InputError when the file is damaged, needs a password, has no text (a scan), or none that
/// can be trusted; the message says which and what to do
model::SourceText read_pdf(std::string bytes, const std::string& name, base::Diagnostics& diagnostics,
                           base::ProgressListener* progress = nullptr);

} // namespace diptych::reader
