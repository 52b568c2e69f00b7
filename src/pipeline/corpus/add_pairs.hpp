#pragma once

#include "base/session.hpp"
#include "model/language_tag.hpp"
#include "pipeline/corpus/add_document.hpp"
#include "pipeline/sources/ready_pairs.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

struct AddPairsOptions {
    std::optional<model::LanguageTag> source = {}; ///< as PairOptions has them
    std::optional<model::LanguageTag> target = {};
    std::string symbol = {}; ///< in place of the file's
    std::string title = {};
    std::string date = {};
    bool replace = false; ///< a document with the same symbol makes way, and what is there is read again
    std::string who = {};  ///< adds, for the history
    bool skip_bad = false; ///< as PairOptions has it
    bool cut = false;      ///< likewise
};

/// What became of the documents of a file.
struct AddedPairs {
    std::vector<AddedDocument> documents;
    std::vector<std::int64_t> replaced; ///< documents of an older version of the file; they are gone
};

/// Stores pairs that are paired already, as they are, a document for each one that the file names. They are
/// read once, and all of them are stored or none. A file may be larger than memory when its units are sorted
/// by document. A document without a pair of sentences is left out.
/// \throws base::Error as ReadyPairs::visit, when there is no pair, and when another document has the symbol
AddedPairs add_pairs(store::Database& database, const ReadyPairs& pairs, const AddPairsOptions& options,
                     base::Session& session);

} // namespace diptych::pipeline
