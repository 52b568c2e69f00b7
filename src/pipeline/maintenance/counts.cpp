#include "pipeline/maintenance/counts.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

std::vector<std::int64_t> add_documents(const std::string& database,
                                        const std::vector<model::Bitext>& bitexts) {
    store::Database opened{database, store::Mode::create};
    store::DocumentStore documents{opened};
    store::Transaction transaction{opened};
    std::vector<std::int64_t> ids;
    ids.reserve(bitexts.size());
    for (const model::Bitext& bitext : bitexts) {
        ids.push_back(documents.add(bitext));
    }
    transaction.commit();
    return ids;
}

std::vector<model::DocumentSummary> list_documents(const std::string& database) {
    store::Database opened{database, store::Mode::read};
    return store::DocumentStore{opened}.list();
}

std::vector<model::DocumentSummary> remove_documents(const std::string& database,
                                                     const std::vector<std::string>& which) {
    store::Database opened{database, store::Mode::write};
    store::DocumentStore documents{opened};
    store::Transaction transaction{opened};
    std::vector<model::DocumentSummary> removed;
    for (const std::string& symbol_or_id : which) {
        auto document = documents.find(symbol_or_id);
        if (!document) {
            throw base::Error{
                fmt::format("{}: There is no document '{}'. 'diptych documents' lists those there are.",
                            database, symbol_or_id)};
        }
        if (std::none_of(removed.begin(), removed.end(),
                         [&](const auto& other) { return other.id == document->id; })) {
            removed.push_back(std::move(*document));
        }
    }
    for (const model::DocumentSummary& document : removed) {
        documents.remove(document.id);
    }
    transaction.commit();
    return removed;
}

} // namespace diptych::pipeline
