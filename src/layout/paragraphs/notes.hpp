#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::layout {

/// A note at the foot of a page, of a column, or behind the text.
struct Note {
    std::vector<std::size_t> lines; ///< of the document, in order; the first begins with the mark
    std::size_t mark_length = 0;    ///< bytes
    std::string label;              ///< the mark without stop and brackets: "1", "*"
    bool at_end = false;            ///< behind the text, or its chapter: its call can be on any page before
};

struct Notes {
    std::vector<bool> taken; ///< for each line: it is of a note, or a rule above notes
    std::vector<Note> notes; ///< in order
};

/// IDEA  Notes stand last in their column, under a rule or in smaller type, and the first of them begins with
///       a mark. What goes on at the foot of the next column or page in the same type, without a mark,
///       belongs to the last. A mark that is not raised is one if the text above calls it. Notes behind the
///       text begin with the marks that it calls, one after the other, all at the same place.
/// \param lines  of the document in reading order, without running heads and feet
/// \param body_size  of the type of most of the document
Notes find_notes(const std::vector<Line>& lines, double body_size);

/// A mark as it is compared: "(1)", "1." and "1" are the same.
std::string bare_mark(std::string_view mark);

} // namespace diptych::layout
