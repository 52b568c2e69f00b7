#pragma once

#include "base/session.hpp"
#include "model/language_tag.hpp"
#include "model/term_proposal.hpp"
#include "pipeline/terms/extract_terms.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct ProposeTermsOptions {
    ExtractTermsOptions terms; ///< with the language of the terms
    model::LanguageTag target;
    std::vector<std::string> documents; ///< symbols or numbers; all when empty
    std::size_t renderings = 5;         ///< of a term at most
    /// Terms to be translated, whatever the glossary has; candidates of the documents when empty.
    std::vector<std::string> given = {};
};

/// What became of the candidates.
struct ProposedTerms {
    std::vector<model::TermProposal> proposals; ///< the best terms first
    std::size_t in_glossary = 0;                ///< left out: the glossary has them in both languages
    std::size_t decided = 0;                    ///< left out: accepted or rejected before
    std::size_t without_rendering = 0;          ///< left out: no translation was found
};

/// The lines of a file that are not empty. \throws base::InputError when it cannot be read as text
std::vector<std::string> read_terms(const std::string& path, base::Session& session);

/// Candidates for terms in the kept pairs, each with what it is rendered by. The word alignment is learnt
/// from all pairs in the two languages, the terms are those of the chosen documents.
/// \throws base::Error as extract_terms_of_database and extract_pairs
ProposedTerms propose_terms(store::Database& database, const ProposeTermsOptions& options,
                            base::Session& session);

} // namespace diptych::pipeline
