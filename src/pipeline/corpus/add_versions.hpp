#pragma once

#include "pipeline/corpus/add_document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// A document in three languages and more.
struct VersionsTask {
    std::vector<std::string> files; ///< two at least; none is `-`
    AddTask description;            ///< its symbol, title and date are those of all
    /// The language of the file with which the others are paired; the first file when absent.
    std::optional<model::LanguageTag> pivot = {};
};

/// Keeps the pivot paired with each of the others, under one symbol, or none of them. Languages are those
/// that the files say or look like, but for the first file when `options` name its language. \throws
/// base::UsageError when no file is in the language of the pivot; as add_files()
std::vector<AddedDocument> add_versions(store::Database& database, const VersionsTask& task,
                                        const AddOptions& options, base::Session& session);

} // namespace diptych::pipeline
