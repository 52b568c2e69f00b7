#pragma once

#include "cli/terminal/style.hpp"
#include "model/lookup.hpp"

#include <cstddef>
#include <iosfwd>
#include <string>

namespace diptych::cli {

/// How many were found and are shown: "Pairs 21 to 40 of 57.", "3 pairs.", "Pairs 1 to 20 of more than
/// 10000." \param offset  how many were passed over
std::string summary_of(const model::SearchResult& result, std::size_t offset);

/// "Rendered in en as: open-ended working group (38), working group (5)"; nothing without renderings.
std::string renderings_of(const model::SearchResult& result);

/// The summary, what was asked for is rendered by, and the pairs one below the other, each under its number,
/// document, date and probability.
void render_search(const model::SearchResult& result, std::size_t offset, const Style& style,
                   std::size_t columns, std::ostream& out);

/// The same with a line for each pair: its number and the first match in its context, below one another.
void render_kwic(const model::SearchResult& result, std::size_t offset, const Style& style,
                 std::size_t columns, std::ostream& out);

} // namespace diptych::cli
