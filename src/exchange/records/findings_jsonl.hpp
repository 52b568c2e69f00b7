#pragma once

#include "model/finding.hpp"

#include <iosfwd>

namespace diptych::exchange {

/// A JSON object a line and finding of a pair: type ("finding"), key, rule, severity, message, expected,
/// found, entry (of rules about terms), and the members of the pair, with what the finding points at as
/// marks.
void write_findings_jsonl(const model::CheckedPair& pair, std::ostream& out);

/// A JSON object for a finding that was dismissed: type ("dismissal"), key, rule, message, source and
/// target (text), reason, dismissed (when).
void write_dismissal_jsonl(const model::Dismissal& dismissal, std::ostream& out);

} // namespace diptych::exchange
