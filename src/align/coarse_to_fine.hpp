#pragma once

#include "align/band.hpp"
#include "align/features.hpp"
#include "align/translation.hpp"

namespace diptych::align {

struct CoarseToFineBand {
    Band band;           ///< around where the sentences that answer to each other seem to be
    double likeness = 0; ///< mean cosine of the blocks on the path; near 0 when there is nothing to go by
};

/// IDEA  Where in the rectangle of all sentence pairs the way is to be looked for, in time and memory linear
///       in the number of sentences. Blocks of neighbouring sentences are compared by what their words mean:
///       each target word has a random direction, a source word those of its translations, a block the sum,
///       weighted by rarity (random projection, which keeps cosines). A dynamic programme pairs large blocks
///       over the whole rectangle; then the blocks are halved, and only what is near the way found before is
///       looked at, down to blocks of a few sentences.
/// SOURCE  The recursion is that of B. Thompson and P. Koehn. Vecalign: Improved Sentence Alignment in Linear
///         Time and Space. EMNLP 2019, section 3.2. https://aclanthology.org/D19-1136/
/// WHERE WE DIFFER  The vectors come from a lexicon, not from a neural network.
CoarseToFineBand coarse_to_fine_band(const Features& features, const Knowledge& knowledge);

} // namespace diptych::align
