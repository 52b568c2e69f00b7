#pragma once

#include "reader/pdf_lines.hpp"

#include <vector>

namespace diptych::reader {

/// The lines of a page in reading order.
using PdfPage = std::vector<PdfLine>;

/// Takes out running heads and feet: what stands outermost, at the same height and with the same words on
/// three pages in ten or more, whatever the digits and the order of its parts (which changes sides from one
/// page to the next); what counts the pages together with the page before or after; a document's symbol at
/// the head; page and job numbers at the foot. A document of one page loses nothing but a page number at its
/// foot.
void remove_running_lines(std::vector<PdfPage>& pages);

} // namespace diptych::reader
