#pragma once

#include "reader/pdf_file.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// A printed line of one column. Points, as PdfWord has them.
struct PdfLine {
    std::string text; ///< words separated by single spaces
    double left = 0;
    double right = 0;
    double baseline = 0; ///< the lower edge of its letters' boxes: a fixed distance below the true baseline
    double size = 0;     ///< of most of its letters
    /// 0 for text as wide as the page; different numbers for columns side by side, the same on every page.
    std::size_t column = 0;
    /// Bytes of the raised figure at its beginning, as footnotes have one; 0 without. A space follows it.
    std::size_t raised_label = 0;
};

/// The words of a page as lines in reading order: what stands across the page in its place, columns between
/// such lines one after the other. The cells of a table's row are one line.
std::vector<PdfLine> lines_of(std::vector<PdfWord> words);

/// Whether a line that begins with `label` may be a footnote: up to three digits, or asterisks.
bool is_note_label(std::string_view label);

} // namespace diptych::reader
