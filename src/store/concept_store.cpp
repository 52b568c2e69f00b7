#include "store/concept_store.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/concept_reader.hpp"
#include "store/concept_writer.hpp"
#include "store/transaction.hpp"

#include <limits>

namespace diptych::store {

namespace {

std::optional<std::int64_t> row_of(const Database& database, std::string_view entry_id) {
    Statement query{database, "SELECT id FROM concept WHERE entry_id = ?"};
    query.bind(entry_id);
    return query.step() ? std::optional{query.integer(0)} : std::nullopt;
}

[[noreturn]] void throw_taken(const Database& database, std::string_view entry_id) {
    throw base::Error{
        fmt::format("{}: There is already an entry with the id '{}' in the glossary. Replace it, or give "
                    "another id.",
                    database.path(), entry_id)};
}

} // namespace

ConceptStore::ConceptStore(Database& database) : m_database{database} {}

ConceptStore::~ConceptStore() = default;

ConceptReader& ConceptStore::reader() {
    if (!m_reader) {
        m_reader = std::make_unique<ConceptReader>(m_database);
    }
    return *m_reader;
}

ConceptWriter& ConceptStore::writer() {
    if (!m_writer) {
        m_writer = std::make_unique<ConceptWriter>(m_database);
    }
    return *m_writer;
}

std::int64_t ConceptStore::add(const model::Concept& entry) {
    Transaction transaction{m_database};
    const std::optional<std::int64_t> row = writer().insert(entry);
    if (!row) {
        throw_taken(m_database, entry.id);
    }
    transaction.commit();
    return *row;
}

void ConceptStore::replace(std::string_view entry_id, const model::Concept& entry) {
    Transaction transaction{m_database};
    const std::optional<std::int64_t> row = row_of(m_database, entry_id);
    if (!row) {
        throw base::Error{fmt::format("{}: There is no entry with the id '{}' in the glossary to replace.",
                                      m_database.path(), entry_id)};
    }
    if (!writer().overwrite(*row, entry)) {
        throw_taken(m_database, entry.id);
    }
    transaction.commit();
}

std::optional<model::Concept> ConceptStore::find(std::string_view entry_id) {
    const Snapshot snapshot{m_database};
    const std::optional<std::int64_t> row = row_of(m_database, entry_id);
    return row ? concept_of(*row) : std::nullopt;
}

std::optional<model::Concept> ConceptStore::concept_of(std::int64_t row) {
    const Snapshot snapshot{m_database};
    std::vector<model::Concept> entries = reader().read(row, row);
    if (entries.empty()) {
        return std::nullopt;
    }
    return std::move(entries.front());
}

bool ConceptStore::remove(std::string_view entry_id) {
    Transaction transaction{m_database};
    const bool was_there = writer().remove(entry_id);
    transaction.commit();
    return was_there;
}

void ConceptStore::for_each(const std::function<void(const model::Concept&)>& visit) {
    const Snapshot snapshot{m_database};
    std::int64_t previous = std::numeric_limits<std::int64_t>::min();
    while (const std::optional<std::int64_t> last = reader().end_of_batch(previous)) {
        for (const model::Concept& entry : reader().read(previous + 1, *last)) {
            visit(entry);
        }
        previous = *last;
    }
}

std::vector<std::string> ConceptStore::entry_ids() {
    std::vector<std::string> ids;
    Statement query{m_database, "SELECT entry_id FROM concept ORDER BY id"};
    while (query.step()) {
        ids.emplace_back(query.text(0));
    }
    return ids;
}

std::vector<std::string> ConceptStore::languages() {
    // From one language to the next in the index: DISTINCT would go through millions of entries to find two.
    Statement query{m_database,
                    "WITH RECURSIVE found (language) AS (SELECT min(language) FROM lang_sec "
                    "UNION ALL SELECT (SELECT min(language) FROM lang_sec "
                    "WHERE language > found.language) FROM found WHERE found.language IS NOT NULL) "
                    "SELECT language FROM found WHERE language IS NOT NULL"};
    std::vector<std::string> found;
    while (query.step()) {
        found.emplace_back(query.text(0));
    }
    return found;
}

std::vector<TermMatch> ConceptStore::find_by_key(const model::LanguageTag& language,
                                                 std::string_view stem_key) {
    Statement query{m_database,
                    "SELECT c.id, c.entry_id, t.id, t.text, l.language FROM term_key k "
                    "JOIN term t ON t.id = k.term_id JOIN lang_sec l ON l.id = t.lang_sec_id "
                    "JOIN concept c ON c.id = l.concept_id WHERE k.stem_key = ? AND k.language = ? "
                    "ORDER BY c.id, l.ordinal, t.ordinal"};
    std::vector<TermMatch> matches;
    for (query.bind(stem_key, language.primary()); query.step();) {
        matches.push_back({query.integer(0), std::string{query.text(1)}, query.integer(2),
                           std::string{query.text(3)}, stored_language(m_database, query.text(4))});
    }
    return matches;
}

} // namespace diptych::store
