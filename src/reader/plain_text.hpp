#pragma once

#include "base/diagnostics.hpp"
#include "model/source_text.hpp"

#include <optional>
#include <string>

namespace diptych::reader {

/// Plain text, converted to UTF-8 when it is in another encoding: UTF-16 or UTF-32 with a byte order mark as
/// the mark says; otherwise what it looks like, and then `diagnostics` get a note that names it.
/// \param bytes     of no format that read_any_bytes() has another reader for
/// \param name      as messages call them
/// \param encoding  what the text is in ("windows-1252", "UTF-16"); found out when absent
/// \throws base::InputError when it is empty, binary, damaged UTF-8 or in an encoding that can't be told; the
///         message says which, where, and what to do. base::UsageError when there is no encoding of that
///         name.
model::SourceText decode_plain_text(std::string bytes, const std::string& name,
                                    base::Diagnostics& diagnostics,
                                    const std::optional<std::string>& encoding = std::nullopt);

} // namespace diptych::reader
