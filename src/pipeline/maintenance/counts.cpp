#include "pipeline/maintenance/counts.hpp"

#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

std::vector<model::DocumentSummary> list_documents(store::Database& database) {
    return store::DocumentStore{database}.list();
}

std::vector<model::DocumentSummary> remove_documents(store::Database& database,
                                                     const std::vector<std::string>& which) {
    store::DocumentStore documents{database};
    store::Transaction transaction{database};
    std::vector<model::DocumentSummary> removed;
    for (const std::string& symbol_or_id : which) {
        model::DocumentSummary document = documents.require(symbol_or_id);
        if (std::none_of(removed.begin(), removed.end(),
                         [&](const auto& other) { return other.id == document.id; })) {
            removed.push_back(std::move(document));
        }
    }
    for (const model::DocumentSummary& document : removed) {
        documents.remove(document.id);
    }
    transaction.commit();
    return removed;
}

} // namespace diptych::pipeline
