#pragma once

#include "base/diagnostics.hpp"
#include "base/progress.hpp"
#include "model/source_text.hpp"
#include "reader/tables.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// A file of any kind we read. What is in it tells which: PDF, Word, PowerPoint, Excel, OpenDocument (packed
/// or flat), EPUB, HTML, subtitles (SubRip, WebVTT), and plain text otherwise. Its name tells Markdown
/// (is_markdown()).
/// \param name  as messages call the file
/// \param encoding  of plain text, when it is known
/// \param progress  is told how far a long PDF is, or nullptr
/// \throws base::InputError when the file is empty, damaged, or of a kind we know but do not read
model::SourceText read_any_bytes(std::string bytes, const std::string& name,
                                 const std::optional<std::string>& encoding, base::Diagnostics& diagnostics,
                                 base::ProgressListener* progress = nullptr);

/// What a file with ready pairs is.
enum class PairFormat { none, tmx, xliff, po };

/// By the first element, or the first line that is no comment.
PairFormat pair_format_of(std::string_view bytes);

/// Whether a file is of a kind that may have tables: Word, Excel, OpenDocument, HTML. \param bytes  all of it
bool may_have_tables(std::string_view bytes);

/// The tables of such a file, of a workbook its sheets; there may be none.
/// \throws base::InputError as read_any_bytes()
std::vector<Table> read_any_tables(std::string bytes, const std::string& name);

} // namespace diptych::reader
