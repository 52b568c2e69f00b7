#pragma once

#include "model/source_text.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace diptych::reader {

/// Whether a file is a plain text in UTF-8 that can be read part by part, of which read_any_bytes() would make what
/// stands in it. It is looked through to its end, and little of it is held.
/// \param longer_than  bytes; a text that is not is read whole
/// \returns name and file_offset as read_any_bytes() gives them, and the beginning of the text, 64 KiB at least, for
///          what tells its language; nothing when the file is another one, or wrong in any way: read_any_bytes() says
///          in which
/// \throws base::InputError when it is of a kind that nothing reads
std::optional<model::SourceText> find_long_text(const std::string& path, std::size_t longer_than);

} // namespace diptych::reader
