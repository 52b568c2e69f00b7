#pragma once

#include "base/diagnostics.hpp"
#include "model/term_proposal.hpp"

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::exchange {

// The review list: what `diptych extract --bilingual` writes, a person marks, and `diptych review` reads.

/// A header and a line a proposal: decision (empty), source_language, term, target_language, translation,
/// others ("agenda (3) | order paper (1)"), frequency, score, document, context, translated_context, base.
/// Tabs and line ends in a field are spaces.
void write_proposals_tsv(const std::vector<model::TermProposal>& proposals, std::ostream& out);

/// The same as a JSON object a line, with type ("proposal"), `renderings` (text, count, score) in place of
/// others, and the document as an object (name).
void write_proposals_jsonl(const std::vector<model::TermProposal>& proposals, std::ostream& out);

/// Reads either form, told by its first character. Columns may stand in another order and others may be
/// between them. A decision is accept, reject, or empty; their first letters will do. A line that cannot be
/// used is left out with a warning.
/// \param name  as messages call the file
/// \throws base::InputError when it is no such list, or no line of it can be used
std::vector<model::ReviewedProposal> read_proposals(std::istream& in, const std::string& name,
                                                    base::Diagnostics& diagnostics);

} // namespace diptych::exchange
