#pragma once

#include "base/session.hpp"
#include "model/bitext.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct PairOptions {
    std::optional<model::LanguageTag> source; ///< what the file says when absent, not for XLIFF
    std::optional<model::LanguageTag> target; ///< the first other language when absent, not for XLIFF
    std::string symbol;                       ///< in place of the file's, when it holds one document
};

/// A file that holds sentences and their translations already: TMX, XLIFF or a table with titles; what is in
/// it tells which. \returns one bitext for each document in it, with sentences on both sides of at least one
/// pair \throws base::InputError when it is neither, or there is no pair in it; base::UsageError when a
/// symbol is
///         given for a file with several documents
std::vector<model::Bitext> read_pairs(const std::string& path, const PairOptions& options,
                                      base::Session& session);

/// Likewise from what has been read already. \param path  of the file, or `-`
std::vector<model::Bitext> read_pairs_in(const std::string& bytes, const std::string& path,
                                         const PairOptions& options, base::Diagnostics& diagnostics);

} // namespace diptych::pipeline
