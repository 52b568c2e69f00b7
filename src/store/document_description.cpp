#include "store/document_description.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/statement.hpp"

namespace diptych::store {

void describe_document(Database& database, std::int64_t id, const DocumentDescription& description) {
    Statement taken{database, "SELECT id FROM document WHERE symbol = ? AND symbol <> '' AND id <> ?"};
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
