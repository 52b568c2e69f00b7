#include "pipeline/maintenance/counts.hpp"

#include "store/document_store.hpp"

namespace diptych::pipeline {

std::vector<model::DocumentSummary> list_documents(store::Database& database) {
    return store::DocumentStore{database}.list();
}

} // namespace diptych::pipeline
