#pragma once

#include "reader/pdf_margins.hpp"

namespace diptych::reader {

/// A page with its footnotes apart.
struct PdfPageParts {
    PdfPage body;
    PdfPage notes; ///< in order; the first begins with its label
};

/// Tells the footnotes at the foot of each column from the text above them: under a printed rule, in smaller
/// type or with a raised label; a rule that is printed as underscores is left out.
/// \param body_size  the size of the type of the document's text
PdfPageParts split_notes(const PdfPage& page, double body_size);

} // namespace diptych::reader
