#pragma once

#include "layout/rows.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::layout {

/// A row at the head or foot of a page, as it is compared with those of other pages.
struct EdgeRow {
    std::string text;
    std::vector<std::string> parts; ///< with much room between them: what stands left and right
    double height = 0;              ///< of its middle, from the top of the page
    double size = 0;
    bool bold = false;
    double room = 0;             ///< to the next row inwards, from middle to middle; large when there is none
    bool repeats_larger = false; ///< a part of it is the text of a line in larger type on the same page
};

/// The outermost rows of a page, from the edge inwards.
struct PageEdges {
    std::vector<EdgeRow> top;
    std::vector<EdgeRow> bottom;
    double size = 10;    ///< of the type of most of the page
    double leading = 12; ///< the distance of most of its rows
    std::size_t rows = 0;
};

PageEdges edges_of(const std::vector<Row>& rows);

/// How many rows at the edges of a page are furniture, and why.
struct RunningRows {
    std::vector<std::string_view> top; ///< the reason for each, from the edge inwards; static text
    std::vector<std::string_view> bottom;
};

/// IDEA  A running head or foot stands outermost, at the height at which the pages around have one, and says
/// the same
///       as theirs, counts on from theirs, or is set off from the text as all of theirs are. Neighbours are
///       asked, not the whole document: heads change with the chapter and with the side of the page.
/// A page without like neighbours loses nothing but its number.
/// \param pages  all of the document, as far as they are known
RunningRows find_running_rows(const std::vector<PageEdges>& pages, std::size_t page, std::size_t page_count);

} // namespace diptych::layout
