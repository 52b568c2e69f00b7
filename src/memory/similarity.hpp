#pragma once

#include "memory/segment.hpp"
#include "model/leverage.hpp"

#include <optional>
#include <vector>

namespace diptych::memory {

// How much alike two sentences are: 100 less the weighted edit distance between their parts (words, numbers,
// marks) in per cent of the weight of the heavier one, rounded down. 100 is only for equal texts; any others
// have 99 at most.

/// What a similarity of `threshold` per cent leaves to cost for a sentence of that weight, whatever it is
/// compared with.
inline unsigned greatest_cost(unsigned weight, unsigned threshold) {
    return static_cast<unsigned>(static_cast<unsigned long long>(100 - threshold) * weight / 100);
}

/// The similarity, or nothing when it is less than the threshold. Both from the same SegmentMaker.
///
/// Cost: hopeless ones are told from their length and their words; of others only as much of the matrix of
/// distances is looked at as the threshold allows. Texts of thousands of words each, which are no sentences,
/// are only told to be equal.
/// \param threshold  in per cent, 0 to 100
std::optional<unsigned> similarity(const Segment& a, const Segment& b, unsigned threshold);

/// Where they differ, the match's side first: runs of parts, in order.
std::vector<model::TextDifference> differences(const Segment& match, const Segment& sentence);

} // namespace diptych::memory
