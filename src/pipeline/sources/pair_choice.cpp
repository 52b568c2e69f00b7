#include "pipeline/sources/pair_choice.hpp"

#include "store/database.hpp"
#include "store/document_store.hpp"

namespace diptych::pipeline {

store::PairFilter filter_of(const PairChoice& choice, store::Database& database) {
    store::PairFilter filter = choice.filter;
    store::DocumentStore documents{database};
    for (const std::string& which : choice.documents) {
        for (const model::DocumentSummary& document : documents.require_all(which)) {
            filter.documents.push_back(document.id);
        }
    }
    return filter;
}

} // namespace diptych::pipeline
