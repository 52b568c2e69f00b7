#pragma once

#include "extract/abbreviations.hpp"
#include "model/term_candidate.hpp"

#include <cstddef>
#include <vector>

namespace diptych::extract {

// Candidates that are one term in two spellings are made one, which the higher score and the more frequent
// form of the two stand for. Documents are those of the one that is in more, since which they are is no
// longer known.

/// "half pass" and "half-pass".
void merge_hyphened(std::vector<model::TermCandidate>& candidates, std::size_t most_contexts);

/// "World Trade Organization" and "WTO": the long form stands for both.
void merge_abbreviations(std::vector<model::TermCandidate>& candidates, const Abbreviations& abbreviations,
                         std::size_t most_contexts);

} // namespace diptych::extract
