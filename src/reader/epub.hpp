#pragma once

#include "model/source_text.hpp"

#include <string>

namespace diptych::reader {

/// The text of an e-book, EPUB 2 or 3 (W3C): the chapters in the order of its spine, each as read_html() has a page.
/// The navigation document is left out, as it repeats the headings.
/// \param name  as messages call the file
/// \throws base::InputError when it is none, is damaged, has copy protection, or has no text
model::SourceText read_epub(std::string bytes, const std::string& name);

} // namespace diptych::reader
