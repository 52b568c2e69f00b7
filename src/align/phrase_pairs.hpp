#pragma once

#include "align/symmetrize.hpp"
#include "align/word_alignment.hpp"
#include "model/range.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace diptych::align {

/// Words of the target that render words of the source.
struct TargetPhrase {
    std::vector<model::Range> pieces; ///< word numbers, in order; several when other words stand in between
    bool is_consistent = true;        ///< none of its words is linked to a content word elsewhere

    friend bool operator==(const TargetPhrase&, const TargetPhrase&) = default;
};

struct PhraseOptions {
    std::size_t widest_gap = 3; ///< words between pieces, or within one
    std::size_t longest = 12;   ///< words from the first to the last
    std::size_t most_added = 2; ///< content words without a link that may be taken in
};

/// What a span of source words is rendered by: the smallest phrase with all target words that its words are
/// linked to. Function words are looked at only when there are no others, and stand in a phrase only in
/// between. Links further away than the widest gap are left out. Nothing when none of its words is linked.
///
/// The condition that no word of either side is linked outside is that of F. J. Och and H. Ney. The Alignment
/// Template Approach to Statistical Machine Translation. Computational Linguistics 30(4), 2004, section 3.2.
/// Unlike there, a phrase may have gaps, as in M. Simard et al. Translating with Non-contiguous Phrases.
/// EMNLP 2005.
std::optional<TargetPhrase> smallest_phrase(const AlignmentMatrix& links, const PairWords& source,
                                            const PairWords& target, model::Range span,
                                            const PhraseOptions& options = {});

/// The phrase with the neighbours that no word is linked to: consistent as well. Without the phrase itself.
std::vector<TargetPhrase> wider_phrases(const AlignmentMatrix& links, const PairWords& target,
                                        const TargetPhrase& phrase, const PhraseOptions& options = {});

} // namespace diptych::align
