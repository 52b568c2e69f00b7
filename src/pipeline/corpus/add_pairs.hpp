#pragma once

#include "base/session.hpp"
#include "model/language_tag.hpp"
#include "pipeline/corpus/add_document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct AddPairsOptions {
    /// For TMX: which of its languages; for two files of lines: their languages, or else what the endings of
    /// their names, or the texts, say.
    std::optional<model::LanguageTag> source = {};
    std::optional<model::LanguageTag> target = {};
    std::string symbol = {}; ///< in place of the file's
    std::string title = {};
    std::string date = {};
    bool replace = false; ///< a document with the same symbol makes way, and what is there is read again
};

/// What became of the documents of a file.
struct AddedPairs {
    std::vector<AddedDocument> documents;
    std::vector<std::int64_t> replaced; ///< documents of an older version of the file; they are gone
};

/// Stores pairs that are paired already, as they are: TMX, XLIFF or a table with titles, a document for each
/// one that the file names. All of it or nothing. A TMX may be larger than memory when its units are sorted
/// by document. \param path  `-` is standard input \throws base::Error as read_pairs, and when another
/// document has the symbol
AddedPairs add_pairs(const std::string& database, const std::string& path, const AddPairsOptions& options,
                     base::Session& session);

/// Likewise two files of which line n of one answers to line n of the other, of any length. Where one of the
/// two lines is empty, the other has no counterpart; where both are, there is no pair. \throws
/// base::InputError FILE:LINE when a line is not UTF-8 or one file ends before the other; nothing is stored
AddedPairs add_lines(const std::string& database, const std::string& source, const std::string& target,
                     const AddPairsOptions& options, base::Session& session);

} // namespace diptych::pipeline
