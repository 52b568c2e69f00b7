#pragma once

#include "base/session.hpp"
#include "model/lookup.hpp"
#include "pipeline/sources/read_document.hpp"
#include "pipeline/sources/term_filter.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct RecognizeOptions {
    ReadOptions read; ///< the terms are those of the language there, or of the one that is guessed
    TermFilter filter;
    bool nested = false; ///< report terms inside longer ones, too
};

struct RecognizeCounts {
    std::size_t terms = 0; ///< of the glossary that were looked for, in the languages of the files
    std::size_t sentences = 0;
    std::size_t hits = 0;
};

/// Finds the terms of the glossary in the sentences of files, one after the other; the sentences in which
/// there are some go to `visit`. \param paths  `-` is standard input
/// \throws base::InputError when a file or the database cannot be used
RecognizeCounts recognize(store::Database& database, const std::vector<std::string>& paths,
                          const RecognizeOptions& options, base::Session& session,
                          const std::function<void(const model::RecognizedText&)>& visit);

} // namespace diptych::pipeline
