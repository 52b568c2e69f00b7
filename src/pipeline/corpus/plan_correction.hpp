#pragma once

#include "pipeline/corpus/fix.hpp"

#include <string>

namespace diptych::store {
class BeadStore;
} // namespace diptych::store

namespace diptych::pipeline {

/// The change of a document's beads that an action means. Changes nothing itself: put it and the change into
/// one Transaction.
/// \param database  how messages name it
/// \returns a correction without beads when there is nothing to do
/// \throws base::Error when a bead is not there or the action cannot be done on it
store::Correction plan_correction(const store::BeadStore& beads, const model::DocumentSummary& document,
                                  const std::string& database, const FixAction& action);

} // namespace diptych::pipeline
