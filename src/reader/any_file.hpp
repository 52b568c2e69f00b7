#pragma once

#include "base/diagnostics.hpp"
#include "model/source_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace diptych::reader {

/// A file of any kind we read; what is in it tells which, not its name: PDF, Word, OpenDocument (packed or
/// flat), HTML, and plain text otherwise.
/// \param name      as messages call the file
/// \param encoding  of plain text, when it is known
/// \throws base::InputError when the file is empty, damaged, or of a kind we know but do not read
model::SourceText read_any_bytes(std::string bytes, const std::string& name,
                                 const std::optional<std::string>& encoding, base::Diagnostics& diagnostics);

/// What a file with ready pairs is.
enum class PairFormat { none, tmx, xliff };

/// By the first element.
PairFormat pair_format_of(std::string_view bytes);

} // namespace diptych::reader
