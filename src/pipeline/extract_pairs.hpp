#pragma once

#include "align/hmm_training.hpp"
#include "align/symmetrize.hpp"
#include "align/term_pairs.hpp"
#include "base/diagnostics.hpp"
#include "model/language_tag.hpp"
#include "pipeline/lexicons.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::pipeline {

/// Given the two sides of a pair, valid UTF-8 and not empty.
using PairVisitor = std::function<void(std::string_view source, std::string_view target)>;

/// Shows a visitor every pair, the same ones in the same order each time it is called.
using PairSource = std::function<void(const PairVisitor&)>;

/// The pairs of files: each is BASE, for BASE.fr and BASE.en (the primary subtags of the languages) with a
/// pair a line, or a TMX or XLIFF file, in either direction.
/// \throws base::InputError when one cannot be read
PairSource pairs_of_files(const std::vector<std::string>& inputs, const model::LanguageTag& source,
                          const model::LanguageTag& target, base::Diagnostics& diagnostics);

/// The pairs of a database's documents in these languages, in whichever direction they were stored, but for
/// those that are probably none.
/// \param documents  their numbers; all of them when empty
/// \throws base::Error when the database cannot be read
PairSource pairs_of_database(const std::string& database, const model::LanguageTag& source,
                             const model::LanguageTag& target, const std::vector<std::int64_t>& documents);

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
                                         const ExtractPairsOptions& options, base::Diagnostics& diagnostics,
                                         std::ostream* progress);

/// The texts of pairs, by their numbers in the order in which they are shown: for examples.
/// \returns source and target, in the order of the numbers given; empty for those that there are not
std::vector<std::pair<std::string, std::string>> texts_of_pairs(const PairSource& pairs,
                                                                const std::vector<std::size_t>& numbers);

} // namespace diptych::pipeline
