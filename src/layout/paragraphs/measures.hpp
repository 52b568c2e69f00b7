#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace diptych::layout {

/// The edges that the lines around one keep to, in points.
struct Margins {
    double left = 0;
    double right = 0;
    double block_right = 0; ///< of the lines about that begin where this one does: a quotation is narrower
    bool at_right = false;  ///< of lines that end at the same place and begin at many
    bool justified = false; ///< most full lines of the document's columns of this number end exactly there
};

/// What the lines of a document have in common.
struct Measures {
    double body_size = 10;
    bool body_is_bold = false;
    std::vector<Margins> margins;   ///< of each line
    std::map<long, double> leading; ///< of lines of one paragraph, for each size in halves of a point
};

/// IDEA  A column's right edge is where many of its lines end, on this page or on others of its side; a
/// region with
///       few lines cannot tell. The leading is the distance behind lines that reach that edge: there a
///       paragraph mostly goes on.
Measures measure(const std::vector<Line>& lines);

} // namespace diptych::layout
