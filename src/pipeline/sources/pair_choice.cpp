#include "pipeline/sources/pair_choice.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"

namespace diptych::pipeline {

store::PairFilter filter_of(const PairChoice& choice, store::Database& database, const std::string& name) {
    store::PairFilter filter = choice.filter;
    store::DocumentStore documents{database};
    for (const std::string& which : choice.documents) {
        const auto found = documents.find(which);
        if (!found) {
            throw base::Error{fmt::format(
                "{}: There is no document '{}'. 'diptych documents' lists those there are.", name, which)};
        }
        filter.documents.push_back(found->id);
    }
    return filter;
}

} // namespace diptych::pipeline
