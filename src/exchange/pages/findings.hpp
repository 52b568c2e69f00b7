#pragma once

#include "model/finding.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace diptych::exchange {

/// The findings as a page (page.hpp): each pair side by side with what was found in it, and a check box for
/// each rule. \param checked  how many pairs were checked
void write_findings_html(const std::vector<model::CheckedPair>& pairs,
                         const std::vector<model::CheckRule>& rules, std::size_t checked, std::ostream& out);

} // namespace diptych::exchange
