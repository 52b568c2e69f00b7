#pragma once

#include "align/hmm_training.hpp"
#include "align/symmetrize.hpp"
#include "align/term_pairs.hpp"
#include "base/session.hpp"
#include "model/language_tag.hpp"
#include "pipeline/sources/lexicons.hpp"
#include "pipeline/sources/pair_sources.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct ExtractPairsOptions {
    model::LanguageTag source; ///< the terms' language
    model::LanguageTag target;
    LexiconOptions lexicons; ///< what is known before the pairs are seen; its database is not used here
    align::HmmOptions training;
    align::Symmetrization symmetrization = align::Symmetrization::grow_diag_final_and;
    std::size_t most_renderings = 5; ///< of a term
    double least_score = 0.02;       ///< of a rendering
};

/// A term and what it is rendered by.
struct ExtractedPair {
    std::string term;                             ///< as it was given
    std::size_t pairs = 0;                        ///< in how many pairs it stands
    std::vector<align::TermRendering> renderings; ///< best first; their `example` counts the pairs shown
};

/// Finds what terms are rendered by in pairs: learns a word alignment from all of them (align/hmm_training),
/// finds the terms with their inflected forms, and ranks what the words of their occurrences are linked to.
/// \returns one for each term, in their order; those that stand nowhere have no renderings
/// \throws base::Error when there is no pair
std::vector<ExtractedPair> extract_pairs(const PairSource& pairs, const std::vector<std::string>& terms,
                                         const ExtractPairsOptions& options, base::Session& session);

} // namespace diptych::pipeline
