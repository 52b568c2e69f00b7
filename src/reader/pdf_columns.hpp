#pragma once

#include "reader/pdf_file.hpp"

#include <optional>
#include <vector>

namespace diptych::reader {

/// Words at the same height, from left to right.
struct PdfRow {
    std::vector<PdfWord> words;
    double middle = 0; ///< height of its largest words
    double size = 0;   ///< of its largest words
};

/// Puts words that stand on one line together, from the top down; raised and lowered figures belong to the
/// line of the word beside them.
std::vector<PdfRow> rows_of(std::vector<PdfWord> words);

/// Where a gutter divides the page in two columns of running text, or nothing. A table has gaps one below the
/// other, too, but its cells do not fill their columns.
std::optional<double> find_gutter(const std::vector<PdfRow>& rows);

/// Whether a word, or a gap too narrow for a gutter, lies at `x`.
bool crosses(const PdfRow& row, double x);

} // namespace diptych::reader
