#pragma once

#include "model/pair.hpp"

#include <string>
#include <vector>

namespace diptych::model {

/// What answers to each other in all languages of a document that is kept in more than two, put together by
/// way of the one that its pairs have in common, the pivot.
struct VersionUnit {
    PairDocument document;
    std::vector<PairSide> sides; ///< the pivot first; a text is empty where there is none
    double probability = 1.0;    ///< the least of the beads that it is made of
    /// For each side the details of its pair with the pivot, as Pair::details, which has them in the order
    /// that `pivot_is_source` says; empty where there are none, or where the unit is made of several pairs.
    /// The pivot has none.
    std::vector<std::string> details = {};
    std::vector<bool> pivot_is_source = {};
};

} // namespace diptych::model
