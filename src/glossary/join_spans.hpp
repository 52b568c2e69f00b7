#pragma once

#include "text/analyzer.hpp"

#include <string_view>
#include <vector>

namespace diptych::glossary {

/// Joins what text::Analyzer cuts and a term does not: the letters of a dotted acronym ("O.N.U."), the
/// subscript digits of a formula ("CO₂"), and an ending in brackets ("État(s)").
void join_spans(std::string_view text, std::vector<text::WordSpan>& spans);

/// The word a span is of: without an ending in brackets.
std::string_view word_in(std::string_view text, const text::WordSpan& span);

} // namespace diptych::glossary
