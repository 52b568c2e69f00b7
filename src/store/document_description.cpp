#include "store/document_description.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/document_writer.hpp"
#include "store/statement.hpp"

namespace diptych::store {

void describe_document(Database& database, std::int64_t id, const DocumentDescription& description) {
    Statement sides{database, "SELECT s.language, t.language FROM side s JOIN side t ON t.document_id = s.document_id "
                              "AND t.role = 'target' WHERE s.document_id = ? AND s.role = 'source'"};
    sides.bind(id);
    if (sides.step()) {
        const auto taken = find_version(database, description.symbol, sides.text(0), sides.text(1));
        if (taken && *taken != id) {
            throw base::Error{fmt::format("{}: Document {} has the symbol '{}' already. Give another one.",
                                          database.path(), *taken, description.symbol)};
        }
    }
    sides.reset();
    Statement update{database, "UPDATE document SET symbol = ?, title = ?, date = ? WHERE id = ?"};
    update.run(description.symbol, description.title, description.date, id);
    if (database.changed_rows() == 0) {
        throw base::Error{fmt::format("{}: There is no document {} any more.", database.path(), id)};
    }
}

} // namespace diptych::store
