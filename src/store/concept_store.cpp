#include "store/concept_store.hpp"

#include "store/concept_reader.hpp"
#include "store/statement.hpp"
#include "store/transaction.hpp"

#include <limits>

namespace diptych::store {

ConceptStore::ConceptStore(Database& database) : m_database{database} {}

ConceptStore::~ConceptStore() = default;

ConceptReader& ConceptStore::reader() {
    if (!m_reader) {
        m_reader = std::make_unique<ConceptReader>(m_database);
    }
    return *m_reader;
}

std::optional<model::Concept> ConceptStore::find(std::string_view entry_id) {
    const Snapshot snapshot{m_database};
    Statement query{m_database, "SELECT id FROM concept WHERE entry_id = ?"};
    query.bind(entry_id);
    return query.step() ? concept_of(query.integer(0)) : std::nullopt;
}

std::optional<model::Concept> ConceptStore::concept_of(std::int64_t row) {
    const Snapshot snapshot{m_database};
    return reader().read_one(row);
}

void ConceptStore::for_each(const std::function<void(model::Concept&&)>& visit) {
    const Snapshot snapshot{m_database};
    std::int64_t previous = std::numeric_limits<std::int64_t>::min();
    while (const auto last = reader().end_of_batch(previous)) {
        for (model::Concept& entry : reader().read(previous + 1, *last)) {
            visit(std::move(entry));
        }
        previous = *last;
    }
}

void ConceptStore::for_each_entry_id(const std::function<void(std::string_view)>& visit) {
    Statement query{m_database, "SELECT entry_id FROM concept ORDER BY id"};
    while (query.step()) {
        visit(query.text(0));
    }
}

std::vector<std::string> ConceptStore::entry_ids() {
    std::vector<std::string> ids;
    for_each_entry_id([&](std::string_view id) { ids.emplace_back(id); });
    return ids;
}

std::vector<std::string> ConceptStore::languages() {
    Statement query{m_database,
                    "SELECT language FROM glossary_language WHERE lang_secs > 0 ORDER BY language"};
    std::vector<std::string> found;
    while (query.step()) {
        found.emplace_back(query.text(0));
    }
    return found;
}

GlossarySize ConceptStore::size() {
    Statement query{m_database, "SELECT (SELECT count(*) FROM concept), "
                                "(SELECT coalesce(sum(terms), 0) FROM glossary_language)"};
    query.step();
    return {query.size(0), query.size(1)};
}

} // namespace diptych::store
