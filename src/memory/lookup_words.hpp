#pragma once

#include "memory/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diptych::memory {

/// A word by which sentences like a segment can be found.
struct LookupWord {
    std::uint32_t stem = 0; ///< a form of the SegmentMaker
    unsigned cost = 0;      ///< what its absence costs at least, that of all its occurrences
    double frequency = 0;   ///< in how many sentences it is, about
};

/// The words and placeables of a segment, each once; their frequencies are for the caller to fill in.
std::vector<LookupWord> words_of(const Segment& segment);

/// Puts the words in the order in which to look them up, rarest first, and tells how many of them are needed:
/// a sentence that has none of these costs more than `limit`. All of them when that is not enough.
///
/// Why that is enough: with C the cost of the words that another sentence lacks, and x by how much it is
/// heavier than the segment (of weight L), its distance is at least C + x, since words that are put in are no
/// replacements of those that are lacking. It may be (1-t) * (L+x) for the threshold t, so C <= (1-t) * L -
/// t*x. This is the filter by missing q-grams of E. Ukkonen (Approximate String-Matching with q-grams and
/// Maximal Matches. Theoretical Computer Science 92, 1992) for words, with the rarest chosen as in S.
/// Chaudhuri, V. Ganti and R. Kaushik (A Primitive Operator for Similarity Joins. ICDE 2006). \param limit
/// greatest_cost() of the segment
std::size_t order_for_lookup(std::vector<LookupWord>& words, unsigned limit);

} // namespace diptych::memory
