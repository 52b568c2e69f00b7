#pragma once

#include "language/language.hpp"

#include <string>
#include <string_view>

namespace diptych::language {

/// Reads the grammar of language/languages/*.txt, which language/languages/README.md describes.
/// \param name  for messages
/// \param section  of entries before the first section line
/// \throws base::InputError naming the line when a section is unknown, an entry is not written as its section
/// wants it, or stands before any section
Language read_language(std::string_view code, std::string_view content, const std::string& name,
                       std::string_view section = "");

} // namespace diptych::language
