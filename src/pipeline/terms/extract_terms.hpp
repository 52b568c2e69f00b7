#pragma once

#include "base/diagnostics.hpp"
#include "base/session.hpp"
#include "extract/extractor.hpp"
#include "model/term_candidate.hpp"
#include "pipeline/sources/read_document.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct ExtractTermsOptions {
    ReadOptions read; ///< `language` is that of the terms; the first file's when absent
    extract::ExtractOptions extract;
};

struct ExtractedTerms {
    model::LanguageTag language;
    std::size_t documents = 0;
    std::size_t sentences = 0;
    std::vector<model::ExtractedTerm> terms; ///< best first
};

/// Term candidates of files, taken together. What is missing on this machine for good results (dictionaries
/// of forms, frequencies of the language) is reported as a warning.
/// \param paths  `-` is standard input
/// \throws base::InputError when a file cannot be used or is in another language than the first
ExtractedTerms extract_terms(const std::vector<std::string>& paths, const ExtractTermsOptions& options,
                             base::Session& session);

/// Term candidates of documents of a database, of their side in the language.
/// \param which  symbols or numbers; all documents when empty  \param options  with a language
/// \throws base::Error when a document is not there, or none has that language
ExtractedTerms extract_terms_of_database(store::Database& database, const std::vector<std::string>& which,
                                         const ExtractTermsOptions& options, base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
