#pragma once

#include "model/bitext.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::store {

/// A bead of a document in the database.
struct StoredBead {
    std::int64_t id = 0;     ///< its number, never given twice; 0: to be given one
    std::size_t ordinal = 0; ///< its place among the beads of the document, from 0, without gaps
    model::Bead bead;
    bool pinned = false; ///< a user says it is right: aligning again keeps it
    /// What it was given when the document was added; nothing for a bead that a user made.
    std::optional<double> automatic_probability = {};
    /// A user's remark, to come back to it: not empty. Says nothing of whether it is right.
    std::optional<std::string> flag = {};

    friend bool operator==(const StoredBead&, const StoredBead&) = default;
};

/// A change of the beads of one document: those of `before` make way for those of `after`. Where they are not
/// equal in number, each of the two is a run of neighbours.
struct Correction {
    std::string action; ///< as it is typed: "merge 12 13"
    std::vector<StoredBead> before;
    std::vector<StoredBead> after; ///< in the same places, in order
};

/// A correction, for a list.
struct CorrectionRecord {
    std::int64_t id = 0;
    std::string action;
    std::string made;                       ///< ISO 8601, UTC
    std::optional<std::string> undone = {}; ///< likewise; nothing while it holds
};

} // namespace diptych::store
