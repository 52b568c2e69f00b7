#include "pipeline/maintenance/reindex.hpp"

#include "base/progress.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

namespace diptych::pipeline {

Reindexed reindex(store::Database& database) {
    store::Transaction transaction{database};
    store::rebuild_indexes(database);
    Reindexed result;
    result.terms = store::ConceptStore{database}.size().terms;
    for (const model::DocumentSummary& document : store::DocumentStore{database}.list()) {
        result.sentences += document.source_sentences + document.target_sentences;
    }
    transaction.commit();
    database.shorten_log();
    return result;
}

} // namespace diptych::pipeline
