#include "pipeline/maintenance/removal.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "store/compact.hpp"
#include "store/document_store.hpp"
#include "store/removed_documents.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

namespace {

/// As the history has it.
std::string action_of(const std::vector<model::DocumentSummary>& documents) {
    constexpr std::size_t k_most_named = 3;
    std::vector<std::string> names;
    for (const model::DocumentSummary& document : documents) {
        names.push_back(model::name_of(document));
    }
    names.erase(std::unique(names.begin(), names.end()), names.end()); // one in several languages
    if (names.size() > k_most_named) {
        names.resize(1);
        names.push_back(fmt::format("and {} other documents", documents.size() - 1));
    }
    return "remove " + base::join(names, " ");
}

} // namespace

std::vector<model::DocumentSummary> find_documents(store::Database& database,
                                                   const std::vector<std::string>& which) {
    const store::Snapshot snapshot{database};
    store::DocumentStore documents{database};
    std::vector<model::DocumentSummary> found;
    for (const std::string& symbol_or_id : which) {
        for (model::DocumentSummary& document : documents.require_all(symbol_or_id)) {
            if (std::none_of(found.begin(), found.end(),
                             [&](const auto& other) { return other.id == document.id; })) {
                found.push_back(std::move(document));
            }
        }
    }
    return found;
}

Removed remove_documents(store::Database& database, const std::vector<std::string>& which,
                         const EditOptions& options) {
    if (options.dry_run) {
        return {find_documents(database, which), std::nullopt};
    }
    store::Transaction transaction{database};
    Removed removed{find_documents(database, which), std::nullopt};
    std::vector<std::int64_t> ids;
    std::transform(removed.documents.begin(), removed.documents.end(), std::back_inserter(ids),
                   [](const model::DocumentSummary& document) { return document.id; });
    removed.change = store::RemovedDocuments{database}.remove(ids, options.who, action_of(removed.documents));
    transaction.commit();
    database.shorten_log();
    return removed;
}

Compacted compact(store::Database& database, bool dry_run) {
    store::RemovedDocuments removed{database};
    Compacted result;
    result.before = store::bytes_of(database);
    const store::RemovedCounts gone = dry_run ? removed.counts() : removed.let_go();
    result.documents = gone.documents;
    result.pairs = gone.pairs;
    const std::uintmax_t unused = dry_run ? store::unused_bytes(database) + gone.text : 0;
    result.after = dry_run ? result.before - std::min(result.before, unused) : store::compact_file(database);
    return result;
}

} // namespace diptych::pipeline
