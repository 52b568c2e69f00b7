#pragma once

#include "model/source_text.hpp"

#include <iosfwd>
#include <string>

namespace diptych::reader {

/// A plain text file in UTF-8, with or without a byte order mark.
/// \param path  `-` is `standard_input`
/// \throws base::InputError when it is missing, a directory, empty, binary, in UTF-16 or not valid UTF-8; the
///         message says which, where, and what to do
model::SourceText read_plain_text(const std::string& path, std::istream& standard_input);

/// The same for bytes already in memory. \param name  as messages call them
model::SourceText decode_plain_text(std::string bytes, const std::string& name);

} // namespace diptych::reader
