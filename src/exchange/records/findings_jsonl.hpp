#pragma once

#include "model/finding.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// A line of JSON Lines for each finding of a pair.
void write_findings_jsonl(const model::CheckedPair& pair, std::ostream& out);

/// Likewise for a finding that was dismissed.
void write_dismissal_jsonl(const model::Dismissal& dismissal, std::ostream& out);

} // namespace diptych::exchange
