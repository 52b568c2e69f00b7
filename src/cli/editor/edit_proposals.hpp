#pragma once

#include "cli/editor/view.hpp"
#include "pipeline/terms/review_terms.hpp"

#include <vector>

namespace diptych::cli {

/// Lets the user decide on proposals on the terminal of standard input and output. Each decision is kept at
/// once. What the database refuses is said in the window. \param counts  has what was decided added  \returns
/// the signal that ended it, or 0 \throws base::Error when the terminal cannot be used
int edit_proposals(store::Database& database, std::vector<model::ReviewedProposal> proposals,
                   const pipeline::EditOptions& options, bool color, pipeline::ReviewedTerms& counts);

} // namespace diptych::cli
