#pragma once

#include "cli/terminal/style.hpp"
#include "model/finding.hpp"

#include <cstddef>
#include <iosfwd>

namespace diptych::cli {

/// Where the pair is, both sides with what differs marked, and a line for each finding.
void render_findings(const model::CheckedPair& pair, const Style& style, std::size_t columns,
                     std::ostream& out);

/// A finding that was dismissed: its key, when and why, and what it was.
void render_dismissal(const model::Dismissal& dismissal, const Style& style, std::size_t columns,
                      std::ostream& out);

} // namespace diptych::cli
