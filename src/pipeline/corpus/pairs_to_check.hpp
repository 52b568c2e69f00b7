#pragma once

#include "base/session.hpp"
#include "model/bitext.hpp"
#include "model/finding.hpp"
#include "pipeline/align/align_files.hpp"
#include "store/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// The pairs of one document, without findings yet.
struct PairsToCheck {
    std::string name; ///< its symbol, or the name of its source
    model::LanguageTag source;
    model::LanguageTag target;
    std::vector<model::CheckedPair> pairs;
};

/// The beads of a bitext, in order.
PairsToCheck pairs_of(const model::Bitext& bitext);

/// Two files, whose sentences are paired as align_files does. \throws as align_files
PairsToCheck pairs_of_files(const std::string& source, const std::string& target, const AlignOptions& options,
                            base::Session& session);

/// Two files of which line n answers to line n. Languages that are not given are guessed.
/// \throws base::InputError as reader::LinePairs, and when a language can neither be guessed
PairsToCheck pairs_of_lines(const std::string& source, const std::string& target,
                            const std::optional<model::LanguageTag>& source_language,
                            const std::optional<model::LanguageTag>& target_language);

/// A file with ready pairs: TMX, XLIFF or a table with titles (read_pairs), or columns with tabs between
/// them, source and target first. \returns one for each document in it \throws base::InputError when it is
/// none of these
std::vector<PairsToCheck> pairs_of_file(const std::string& path,
                                        const std::optional<model::LanguageTag>& source_language,
                                        const std::optional<model::LanguageTag>& target_language,
                                        base::Session& session);

/// The kept pairs of a document. \param document  its symbol or number
/// \throws base::Error when there is none such
PairsToCheck pairs_of_document(store::Database& database, const std::string& document);

} // namespace diptych::pipeline
