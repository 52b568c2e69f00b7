#include "store/document_description.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/statement.hpp"

namespace diptych::store {

void describe_document(Database& database, std::int64_t id, const DocumentDescription& description) {
    Statement taken{database, "SELECT d.id FROM document d JOIN side s ON s.document_id = d.id "
                              "JOIN side own ON own.document_id = ?2 AND own.language = s.language "
                              "WHERE d.symbol = ?1 AND d.symbol <> '' AND d.id <> ?2 "
                              "GROUP BY d.id HAVING count(DISTINCT s.id) = 2"};
    taken.bind(description.symbol, id);
    if (taken.step()) {
        throw base::Error{fmt::format("{}: Document {} has the symbol '{}' already. Give another one.",
                                      database.path(), taken.integer(0), description.symbol)};
    }
    taken.reset();
    Statement update{database, "UPDATE document SET symbol = ?, title = ?, date = ? WHERE id = ?"};
    update.run(description.symbol, description.title, description.date, id);
    if (database.changed_rows() == 0) {
        throw base::Error{fmt::format("{}: There is no document {} any more.", database.path(), id)};
    }
}

} // namespace diptych::store
