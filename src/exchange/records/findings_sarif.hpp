#pragma once

#include "model/finding.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::exchange {

/// The findings as a log of SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/). The place
/// of a finding is that of the target's sentence, with the source's as a related one; its key is the partial
/// fingerprint "diptych/v1", so that it is known again when lines move.
/// \param version  of this program
void write_findings_sarif(const std::vector<model::CheckedPair>& pairs,
                          const std::vector<model::CheckRule>& rules, const std::string& version,
                          std::ostream& out);

} // namespace diptych::exchange
