#include "pipeline/corpus/export_pairs.hpp"

#include "base/progress.hpp"
#include "pipeline/corpus/versions.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/require_whole.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

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

bool is_probable(double probability, const store::PairFilter& filter) {
    return probability >= filter.least_probability.value_or(0.0) &&
           probability <= filter.most_probability.value_or(1.0);
}

/// What two sides of a unit say to each other; nothing when one of them has no text.
std::optional<model::Pair> pair_of(const model::VersionUnit& unit, const PairExport& options) {
    const auto side_in = [&](const std::optional<model::LanguageTag>& language) {
        return std::find_if(unit.sides.begin(), unit.sides.end(), [&](const model::PairSide& side) {
            return accepts(language, side.language) && !side.text.empty();
        });
    };
    const auto source = side_in(options.source_language);
    const auto target = side_in(options.target_language);
    if (source == unit.sides.end() || target == unit.sides.end() || source == target) {
        return std::nullopt;
    }
    model::Pair pair;
    pair.document = unit.document;
    pair.source = *source;
    pair.target = *target;
    pair.probability = unit.probability;
    return pair;
}

/// The pairs in two languages that no document is in, but some have them both.
void add_by_pivot(const std::vector<Versions>& all, const PairExport& options,
                  const store::PairFilter& filter, store::DocumentStore& documents,
                  const std::function<exchange::PairWriter&(const model::Pair&)>& writer_for) {
    for (const Versions& versions : all) {
        if (versions.has_pair(*options.source_language, *options.target_language)) {
            continue;
        }
        std::size_t number = 0;
        for (const model::VersionUnit& unit : versions.units(documents)) {
            std::optional<model::Pair> pair = pair_of(unit, options);
            if (pair && is_probable(pair->probability, filter)) {
                pair->number = ++number;
                writer_for(*pair).add(*pair);
            }
        }
    }
}

} // namespace

ExportedPairs export_pairs(store::Database& database, const PairExport& options, const MakePairWriter& make,
                           base::Session& session) {
    const store::Snapshot snapshot{database};
    const store::PairFilter filter = filter_of(options.choice, database);
    store::require_whole(database, filter);
    store::DocumentStore documents{database};
    const bool two = options.source_language && options.target_language;
    const std::vector<Versions> all =
        (two || options.multilingual) && !filter.flagged // flags are of pairs
            ? Versions::among(documents.list(filter))
            : std::vector<Versions>{};
    std::set<std::int64_t> together; // documents that are written as units of all languages
    for (const Versions& versions : all) {
        together.merge(options.multilingual ? versions.documents() : std::set<std::int64_t>{});
    }
    store::PairScan scan{database, filter};
    base::Progress line{session.progress, "Exporting: pair", 0};
    std::unique_ptr<exchange::PairWriter> writer;
    const auto writer_for = [&](const model::Pair& pair) -> exchange::PairWriter& {
        if (!writer) {
            writer = make(pair.source.language, pair.target.language);
        }
        return *writer;
    };
    std::size_t seen = 0;
    while (std::optional<model::PairHit> pair = scan.next()) {
        line.advance_to(++seen);
        if (!together.contains(pair->document.number) && fit(*pair, options)) {
            writer_for(*pair).add(*pair);
        }
    }
    if (two) {
        add_by_pivot(all, options, filter, documents, writer_for);
    } else {
        for (const Versions& versions : all) {
            if (!writer) {
                writer = make(versions.languages().front(), versions.languages().back());
            }
            for (const model::VersionUnit& unit : versions.units(documents)) {
                if (is_probable(unit.probability, filter)) {
                    writer->add_versions(unit);
                }
            }
        }
    }
    if (!writer) {
        return {};
    }
    writer->finish();
    return {writer->written(), writer->left_out(), writer->dropped_characters()};
}

} // namespace diptych::pipeline
