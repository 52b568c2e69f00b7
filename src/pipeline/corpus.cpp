#include "pipeline/corpus.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/transaction.hpp"

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

model::DocumentSummary remove_document(const std::string& database, const std::string& which) {
    store::Database opened{database, store::Mode::write};
    store::DocumentStore documents{opened};
    const auto row = documents.find(which);
    if (!row) {
        throw base::Error{fmt::format(
            "{}: There is no document '{}'. 'diptych documents' lists those there are.", database, which)};
    }
    documents.remove(row->id);
    return *row;
}

} // namespace diptych::pipeline
