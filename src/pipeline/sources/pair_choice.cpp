#include "pipeline/sources/pair_choice.hpp"

#include "store/database.hpp"
#include "store/document_store.hpp"

namespace diptych::pipeline {

store::PairFilter filter_of(const PairChoice& choice, store::Database& database) {
    store::PairFilter filter = choice.filter;
    store::DocumentStore documents{database};
    for (const std::string& which : choice.documents) {
        filter.documents.push_back(documents.require(which).id);
    }
    return filter;
}

} // namespace diptych::pipeline
