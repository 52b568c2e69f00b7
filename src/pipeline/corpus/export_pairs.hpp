#pragma once

#include "base/session.hpp"
#include "exchange/pair_formats.hpp"
#include "model/language_tag.hpp"
#include "pipeline/sources/pair_choice.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace diptych::pipeline {

/// Which pairs of the corpus are written.
struct PairExport {
    PairChoice choice;
    std::optional<model::LanguageTag> source_language =
        {}; ///< only pairs with a side in it: "en" is also "en-GB"
    std::optional<model::LanguageTag> target_language = {};
    bool multilingual = false; ///< documents in more than two languages as units of all of them
};

/// What an export wrote.
struct ExportedPairs {
    std::size_t pairs = 0;
    std::size_t left_out = 0;           ///< pairs for which the form has no place
    std::size_t dropped_characters = 0; ///< that the form cannot hold
};

/// Makes the writer when it is known in which languages the pairs are.
using MakePairWriter = std::function<std::unique_ptr<exchange::PairWriter>(const model::LanguageTag& source,
                                                                           const model::LanguageTag& target)>;

/// Writes pairs in the order of the documents, as they were at one moment. A pair that was stored in the
/// other direction than the languages ask for is turned round. Documents in more than two languages give the
/// pairs of two others, too, by way of their pivot (Versions). \throws base::Error when a document is not
/// there, or the database cannot be used
ExportedPairs export_pairs(store::Database& database, const PairExport& options, const MakePairWriter& make,
                           base::Session& session);

} // namespace diptych::pipeline
