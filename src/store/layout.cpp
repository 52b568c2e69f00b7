#include "store/layout.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

#include <array>
#include <string>

namespace diptych::store {

namespace {

std::int64_t query_integer(const Database& database, const char* sql) {
    Statement statement{database, sql};
    return statement.step() ? statement.integer(0) : 0;
}

/// The one at index v - 1 brings a database from version v to the next. Released ones never change.
constexpr std::array<const char* const*, k_layout_version - 1> k_migrations{&k_layout_2, &k_layout_3,
                                                                            &k_layout_4, &k_layout_5};

/// The last layout whose indexes are not as they are to be now.
constexpr std::size_t k_older_indexes = 3;

} // namespace

Layout layout_of(const Database& database) {
    const std::int64_t application = query_integer(database, "PRAGMA application_id");
    const std::int64_t version = query_integer(database, "PRAGMA user_version");
    if (application == 0 && version == 0 &&
        query_integer(database, "SELECT count(*) FROM sqlite_schema") == 0) {
        return Layout::empty;
    }
    if (application != k_application_id || version < 1) {
        throw base::InputError{database.path(), "This SQLite database belongs to another program. Name a "
                                                "database made by diptych."};
    }
    if (version > k_layout_version) {
        throw base::InputError{
            database.path(),
            fmt::format("This database was made by a newer diptych (layout {}; this one knows up "
                        "to {}). Update diptych.",
                        version, k_layout_version)};
    }
    return version == k_layout_version ? Layout::current : Layout::older;
}

void bring_up_to_date(Database& database) {
    Transaction transaction{database};
    switch (layout_of(database)) {
    case Layout::current:
        return; // another process was faster
    case Layout::empty:
        database.execute(k_schema);
        break;
    case Layout::older:
        const auto from = static_cast<std::size_t>(query_integer(database, "PRAGMA user_version"));
        for (std::size_t version = from; version < k_layout_version; ++version) {
            database.execute(*k_migrations[version - 1]);
        }
        if (from <= k_older_indexes) {
            rebuild_indexes(database);
        }
        break;
    }
    database.execute(fmt::format("PRAGMA application_id = {}", k_application_id).c_str());
    database.execute(fmt::format("PRAGMA user_version = {}", k_layout_version).c_str());
    transaction.commit();
}

} // namespace diptych::store
