#pragma once

#include "model/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace diptych::align {

/// A token that is likely to stand in a translation as it stands in the original.
struct Anchor {
    std::uint32_t id = 0; ///< the same on both sides for the same folded form
    bool firm = false;    ///< a number or document symbol: its absence speaks against a pair
};

/// What alignment looks at in one sentence.
struct SentenceFeatures {
    double length = 0;           ///< code points
    std::vector<Anchor> anchors; ///< sorted by id, repeated as often as it stands there
    bool begins_unit = false;
    bool heading = false; ///< title or heading
    std::string label;    ///< of the unit it begins, without brackets and stops: "a" for "(a)" and "a)"
};

struct Features {
    std::vector<SentenceFeatures> source;
    std::vector<SentenceFeatures> target;
    /// By anchor id: the share of target sentences that hold it, and of source sentences.
    std::vector<double> target_share;
    std::vector<double> source_share;
    /// Both documents have units of several sentences or labels, so that units tell something.
    bool structured = false;
};

Features extract_features(const model::Document& source, const model::Document& target);

} // namespace diptych::align
