#include "store/removed_documents.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/document_writer.hpp"
#include "store/statement.hpp"
#include "store/transaction.hpp"

#include <optional>

namespace diptych::store {

namespace {

/// A change that put the documents aside: `put_aside(writer, document)` does that, and gives the number under which
/// it is kept, or nothing when there is no such document.
template <typename PutAside>
std::int64_t record(Database& database, const std::vector<std::int64_t>& documents, std::string_view who,
                    std::string_view action, const PutAside& put_aside) {
    Transaction transaction{database};
    Statement insert{database, "INSERT INTO change (made, who, action, concepts) "
                               "VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, 0)"};
    insert.run(who, action);
    const std::int64_t change = database.last_id();
    Statement note{database, "INSERT INTO change_document (change_id, document_id) VALUES (?, ?)"};
    DocumentWriter writer{database};
    for (const std::int64_t document : documents) {
        const std::optional<std::int64_t> kept = put_aside(writer, document);
        if (!kept) {
            throw base::Error{
                fmt::format("{}: There is no document {}. 'diptych documents' lists those there are.",
                            database.path(), document)};
        }
        note.run(change, *kept);
    }
    transaction.commit();
    return change;
}

} // namespace

std::int64_t RemovedDocuments::remove(const std::vector<std::int64_t>& documents, std::string_view who,
                                      std::string_view action) {
    return record(m_database, documents, who, action, [](DocumentWriter& writer, std::int64_t document) {
        return writer.put_aside(document) ? std::optional{document} : std::nullopt;
    });
}

std::int64_t RemovedDocuments::keep_version(std::int64_t document, std::string_view who, std::string_view action) {
    return record(m_database, {document}, who, action,
                  [](DocumentWriter& writer, std::int64_t id) { return writer.put_version_aside(id); });
}

RemovedCounts RemovedDocuments::counts() const {
    Statement query{m_database,
                    "SELECT (SELECT count(*) FROM removed_document), (SELECT count(*) FROM removed_bead), "
                    "(SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM removed_sentence)"};
    query.step();
    return {query.size(0), query.size(1), query.size(2)};
}

RemovedCounts RemovedDocuments::let_go() {
    Transaction transaction{m_database};
    const RemovedCounts gone = counts();
    m_database.execute(
        "DELETE FROM change_document WHERE document_id IN (SELECT id FROM removed_document);"
        "DELETE FROM removed_correction_bead; DELETE FROM removed_correction; DELETE FROM removed_bead;"
        "DELETE FROM removed_sentence; DELETE FROM removed_unit; DELETE FROM removed_side;"
        "DELETE FROM removed_document;"
        "DELETE FROM bead_detail WHERE bead_id NOT IN (SELECT id FROM bead) AND bead_id NOT IN "
        "(SELECT bead_id FROM correction_bead)");
    transaction.commit();
    return gone;
}

} // namespace diptych::store
