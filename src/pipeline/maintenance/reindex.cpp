#include "pipeline/maintenance/reindex.hpp"

#include "base/progress.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/require_whole.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

namespace diptych::pipeline {

Reindexed reindex(store::Database& database) {
    store::Transaction transaction{database};
    // What is made anew from damaged tables would say that they are sound.
    for (const char* table : {"concept", "lang_sec", "term", "data_category", "transac", "document", "side", "unit",
                              "sentence", "bead"}) {
        store::require_sound(database, table);
    }
    store::require_whole(database, store::PairFilter{});
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
