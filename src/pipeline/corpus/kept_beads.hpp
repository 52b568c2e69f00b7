#pragma once

#include "model/bitext.hpp"
#include "store/stored_bead.hpp"

#include <string>
#include <vector>

namespace diptych::pipeline {

/// A remark that a user made on a bead, and where it belongs now.
struct KeptFlag {
    model::Bead bead; ///< with the sentence numbers of the new version
    std::string flag;
};

/// What users said of the beads of a document, as far as it holds for a new version of its texts.
struct KeptBeads {
    std::vector<model::Bead> pins; ///< in order; with the sentence numbers of the new version
    std::vector<KeptFlag> flags;
    std::vector<store::StoredBead> lost_pins; ///< some of their sentences are no longer there
    std::vector<store::StoredBead> lost_flags;
};

/// \param beads  pinned or flagged ones of the old version, in order
/// A bead is kept when all of its sentences are still there, one after the other; and a sentence without a
/// counterpart when on the other side nothing came to where it was left out.
KeptBeads keep_beads(const std::vector<store::StoredBead>& beads, const model::Bitext& before,
                     const model::Bitext& after);

} // namespace diptych::pipeline
