#include "pipeline/corpus/export_pairs.hpp"

#include "base/progress.hpp"
#include "store/database.hpp"
#include "store/require_whole.hpp"
#include "store/transaction.hpp"

#include <utility>

namespace diptych::pipeline {

namespace {

bool accepts(const std::optional<model::LanguageTag>& wanted, const model::LanguageTag& language) {
    return !wanted || wanted->primary() == language.primary();
}

/// Whether the pair is in the languages that are wanted, which may take turning it round.
bool fit(model::PairHit& pair, const PairExport& options) {
    const auto fits = [&] {
        return accepts(options.source_language, pair.source.language) &&
               accepts(options.target_language, pair.target.language);
    };
    if (fits()) {
        return true;
    }
    std::swap(pair.source, pair.target);
    pair.found_in_source = !pair.found_in_source;
    return fits();
}

} // namespace

ExportedPairs export_pairs(store::Database& database, const PairExport& options, const MakePairWriter& make,
                           base::Session& session) {
    const store::Snapshot snapshot{database};
    const store::PairFilter filter = filter_of(options.choice, database);
    store::require_whole(database, filter);
    store::PairScan scan{database, filter};
    base::Progress line{session.progress, "Exporting: pair", 0};
    std::unique_ptr<exchange::PairWriter> writer;
    std::size_t seen = 0;
    while (std::optional<model::PairHit> pair = scan.next()) {
        line.advance_to(++seen);
        if (!fit(*pair, options)) {
            continue;
        }
        if (!writer) {
            writer = make(pair->source.language, pair->target.language);
        }
        writer->add(*pair);
    }
    if (!writer) {
        return {};
    }
    writer->finish();
    return {writer->written(), writer->left_out(), writer->dropped_characters()};
}

} // namespace diptych::pipeline
