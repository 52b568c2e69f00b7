#pragma once

#include "layout/page.hpp"

#include <optional>
#include <vector>

namespace diptych::layout {

/// IDEA  The numbers of lines in the margin of pleadings and transcripts count on by one (or five, or ten)
/// from row to
///       row, stand in a column of their own, and what is beside them is running text; the first column of a
///       table can count, too, but its rows are short.
class LineNumbers {
public:
    /// Takes them out of the page. A page with few lines is compared with those before it. \returns what was
    /// taken
    std::vector<Word> take(PageWords& page);

private:
    /// Where the numbers of the pages before stand.
    struct Place {
        bool at_left = true;
        double edge = 0; ///< their right edge on the left of the text, their left one on its right
    };

    std::optional<Place> m_known;
};

} // namespace diptych::layout
