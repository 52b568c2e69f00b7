#pragma once

#include "reader/pdf_margins.hpp"

#include <string>
#include <vector>

namespace diptych::reader {

/// The lines of all pages as one text: a line each, an empty line where the gap is larger than the page's
/// leading, spaces for indentation, a form feed before the first line of every further page (alone when the
/// page has no line), footnotes at the end of their page under "__________".
std::string text_of(const std::vector<PdfPage>& pages);

} // namespace diptych::reader
