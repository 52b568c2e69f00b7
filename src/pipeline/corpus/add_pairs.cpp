#include "pipeline/corpus/add_pairs.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/pass_on.hpp"
#include "base/progress.hpp"
#include "pipeline/corpus/pair_file.hpp"
#include "pipeline/sources/late_diagnostics.hpp"
#include "store/transaction.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace diptych::pipeline {

namespace {

/// Calls use() here for each unit that is read in another thread, where the words of its pair are prepared
/// too, unless it goes into a document as a whole.
void pass_units_on(const ReadyPairs& pairs, const AddPairsOptions& options, base::Diagnostics& said,
                   const std::function<void(PreparedUnit&&)>& use) {
    using Batch = std::vector<PreparedUnit>;
    constexpr std::size_t k_batch = 256;  // units: enough that locks cost nothing
    constexpr std::size_t k_waiting = 16; // batches
    const bool whole = pairs.has_paragraphs() && !options.cut;
    const auto make = [&](const std::function<void(Batch &&)>& sink) {
        store::PairKeys keys;
        Batch batch;
        pairs.visit({options.source, options.target, false, options.cut, options.skip_bad}, said,
                    [&](model::TranslationUnit&& unit) {
            std::string words;
            if (!whole) {
                words = keys.of(unit.source_language, model::text_of(unit.source, {0, unit.source.size()}),
                                unit.target_language, model::text_of(unit.target, {0, unit.target.size()}));
            }
            batch.push_back({std::move(unit), std::move(words), whole});
            if (batch.size() == k_batch) {
                sink(std::exchange(batch, {}));
            }
        });
        sink(std::move(batch));
    };
    base::pass_on<Batch>(k_waiting, make, [&](Batch&& batch) {
        for (PreparedUnit& unit : batch) {
            use(std::move(unit));
        }
    });
}

} // namespace

AddedPairs add_pairs(store::Database& database, const ReadyPairs& pairs, const AddPairsOptions& options,
                     base::Session& session) {
    model::Bitext head = pairs.head();
    head.source.sha256 = pairs.checksums()[0];
    head.target.sha256 = pairs.checksums()[1];
    base::Progress shown{session.progress, "Adding pair", 0};
    store::Transaction transaction{database};
    PairFile file{database, head, options, session.diagnostics};
    if (auto same = file.find_same()) {
        transaction.commit();
        return std::move(*same);
    }
    file.remove_older();
    LateDiagnostics said{session.diagnostics}; // by the reader
    std::size_t done = 0;
    pass_units_on(pairs, options, said.get(), [&](PreparedUnit&& unit) {
        file.add(std::move(unit));
        shown.advance_to(++done);
    });
    AddedPairs added = file.finish();
    if (added.documents.empty()) { // two files: one would have been refused
        throw base::InputError{head.source.name, fmt::format("There is no pair of lines in this file and {}.",
                                                             head.target.name)};
    }
    transaction.commit();
    database.shorten_log();
    return added;
}

} // namespace diptych::pipeline
