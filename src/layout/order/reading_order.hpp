#pragma once

#include "layout/order/gutter.hpp"
#include "layout/page.hpp"

#include <vector>

namespace diptych::layout {

/// IDEA  Columns hold for a region of the page. An empty strip between two columns of running text reaches as
/// far as
///       no word lies on it: a heading, a figure or a table across the page ends it, and what stands above is
///       read before all columns below. Inside a region the columns are read one after the other, each again
///       in regions. Whether lines fill their columns tells text from a table, which is read row by row.
/// SOURCE  T. M. Breuel. Two Geometric Algorithms for Layout Analysis. Document Analysis Systems 2002, LNCS
/// 2423,
///         pp. 188-199: empty rectangles as gutters, lines in the order that they leave.
/// WHERE WE DIFFER  A strip is found by sweeping over the rows, which have been found first: whole pages of
/// text cost
///         what their words cost.
///
class ReadingOrder {
public:
    /// The words of a page as lines, in the order in which they are read; regions are numbered from 0.
    /// Gutters of the pages before are known: a few lines on either side of one are enough to see it again.
    std::vector<Line> read(PageWords page);

private:
    std::vector<Gutter> m_known;
};

/// The same for one page.
std::vector<Line> lines_in_reading_order(PageWords page);

} // namespace diptych::layout
