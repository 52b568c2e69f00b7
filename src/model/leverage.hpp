#pragma once

#include "model/document.hpp"
#include "model/lookup.hpp"
#include "model/range.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::model {

/// What the corpus has of a sentence, from most to least: the rows of a CAT tool's analysis. A sentence is
/// counted in the first that fits.
enum class MatchClass {
    context,    ///< the sentence, between the same neighbours
    repetition, ///< the sentence stood before in the same file
    exact,      ///< the sentence: 100 %
    from_95,    ///< 95 to 99 %
    from_85,
    from_75,
    from_50, ///< 50 to 74 %
    none
};

inline constexpr std::array<MatchClass, 8> k_match_classes{
    MatchClass::context, MatchClass::repetition, MatchClass::exact,   MatchClass::from_95,
    MatchClass::from_85, MatchClass::from_75,    MatchClass::from_50, MatchClass::none};

/// "context", "repetition", "100", "95-99", "85-94", "75-84", "50-74", "none"
std::string_view name_of(MatchClass match_class);

/// The class of so many per cent, 101 for a match in its context.
MatchClass match_class_of(unsigned percent);

/// Where a match and a sentence differ. One of the two may be empty: where the other's words would stand.
struct TextDifference {
    Range match;    ///< bytes of the text of the pair's side
    Range sentence; ///< bytes of the sentence

    friend bool operator==(const TextDifference&, const TextDifference&) = default;
};

/// A pair of the corpus that may serve to translate a sentence.
struct MemoryMatch {
    unsigned percent = 0;  ///< 100: the same text; 101: between the same neighbours, too
    PairHit pair;          ///< found_in_source says which side is like the sentence
    std::size_t times = 1; ///< pairs with these two texts, as far as they were seen
    std::vector<TextDifference> differences = {}; ///< in order

    const PairSide& similar() const { return pair.asked(); }

    const PairSide& translation() const { return pair.other(); }
};

/// A sentence of a new document and what the corpus has of it.
struct LeveragedSentence {
    SentenceIndex index;
    Place place;
    std::string text;
    MatchClass match_class = MatchClass::none;
    std::size_t words = 0;            ///< between white space, with a letter or a digit in them
    std::size_t characters = 0;       ///< white space left out
    std::vector<MemoryMatch> matches; ///< the best first
};

} // namespace diptych::model
