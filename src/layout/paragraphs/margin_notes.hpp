#pragma once

#include "layout/page.hpp"
#include "layout/paragraphs/paragraphs.hpp"

#include <vector>

namespace diptych::layout {

/// Puts the notes in the margins of pages among the paragraphs: before the one that begins beside a note, as
/// the marginal headings of acts do, or behind the one that it stands beside.
/// \param left_out  for each line: what is no text
void put_margin_notes(const std::vector<Line>& lines, const std::vector<bool>& left_out,
                      std::vector<Paragraph>& paragraphs);

} // namespace diptych::layout
