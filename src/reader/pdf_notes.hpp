#pragma once

#include "reader/pdf_margins.hpp"

#include <vector>

namespace diptych::reader {

/// A page with its footnotes apart.
struct PdfPageParts {
    PdfPage body;
    PdfPage notes; ///< in order, each whole; the first begins with its label
};

/// Tells the footnotes at the foot of each column from the text above them: under a printed rule, in smaller
/// type or with a raised label; a rule that is printed as underscores is left out. What goes on at the foot
/// of the next column or page stands with the page that its note began on. \param body_size  the size of the
/// type of the document's text
std::vector<PdfPageParts> split_notes(const std::vector<PdfPage>& pages, double body_size);

} // namespace diptych::reader
