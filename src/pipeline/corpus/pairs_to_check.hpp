#pragma once

#include "base/session.hpp"
#include "model/bitext.hpp"
#include "model/finding.hpp"
#include "pipeline/align/align_files.hpp"
#include "pipeline/sources/ready_pairs.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace diptych::pipeline {

/// The pairs of one document, without findings yet.
struct PairsToCheck {
    std::string name; ///< its symbol, or the name of its source
    model::LanguageTag source;
    model::LanguageTag target;
    std::vector<model::CheckedPair> pairs;
};

/// The beads of a bitext, in order.
PairsToCheck pairs_of(const model::Bitext& bitext);

/// Two files, whose sentences are paired as align_files does. \throws as align_files
PairsToCheck pairs_of_files(const std::string& source, const std::string& target, const AlignOptions& options,
                            base::Session& session);

/// Pairs that are paired already. \returns one for each document with a pair in it
/// \throws as ReadyPairs::visit
std::vector<PairsToCheck> ready_pairs(const ReadyPairs& ready, const PairOptions& options,
                                      base::Diagnostics& diagnostics);

/// The kept pairs of a document. \param document  its symbol or number
/// \throws base::Error when there is none such
PairsToCheck pairs_of_document(store::Database& database, const std::string& document);

} // namespace diptych::pipeline
