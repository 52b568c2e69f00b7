#include "pipeline/maintenance/reindex.hpp"

#include "base/progress.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

namespace diptych::pipeline {

Reindexed reindex(const std::string& database) {
    store::Database opened{database, store::Mode::write, store::Access::sequential};
    store::Transaction transaction{opened};
    store::rebuild_indexes(opened);
    Reindexed result;
    result.terms = store::ConceptStore{opened}.size().terms;
    for (const model::DocumentSummary& document : store::DocumentStore{opened}.list()) {
        result.sentences += document.source_sentences + document.target_sentences;
    }
    transaction.commit();
    opened.shorten_log();
    return result;
}

} // namespace diptych::pipeline
