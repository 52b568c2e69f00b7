#include "store/layout.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"
#include "store/transaction.hpp"

#include <array>

namespace diptych::store {

namespace {

/// What PRAGMA application_id was before the first release, in five layouts.
constexpr std::int64_t k_unreleased_id = 0x44505459;

std::int64_t query_integer(const Database& database, const char* sql) {
    Statement statement{database, sql};
    return statement.step() ? statement.integer(0) : 0;
}

std::int64_t version_of(const Database& database) {
    return query_integer(database, "PRAGMA user_version");
}

/// \param steps  those still to be taken
void take(std::span<const LayoutStep> steps, Database& database) {
    bool indexes_anew = false;
    for (const LayoutStep& step : steps) {
        database.execute(step.sql);
        indexes_anew = indexes_anew || step.indexes_anew;
    }
    if (indexes_anew) {
        rebuild_indexes(database);
    }
}

} // namespace

std::span<const LayoutStep> layout_steps() {
    static const std::array<LayoutStep, k_layout_version - 1> steps{{{k_layout_2, false}}};
    return steps;
}

Layout layout_of(const Database& database, std::span<const LayoutStep> steps) {
    const std::int64_t application = query_integer(database, "PRAGMA application_id");
    const std::int64_t version = version_of(database);
    if (application == 0 && version == 0 &&
        query_integer(database, "SELECT count(*) FROM sqlite_schema") == 0) {
        return Layout::empty;
    }
    if (application == k_unreleased_id) {
        throw base::InputError{
            database.path(), "This database was made by a diptych before 0.2.0, none of which was released. "
                             "Export it with that one, and 'diptych add' and 'diptych import' what it wrote "
                             "into a new database."};
    }
    if (application != k_application_id || version < 1) {
        throw base::InputError{database.path(), "This SQLite database belongs to another program. Name a "
                                                "database made by diptych."};
    }
    const std::int64_t current = version_after(steps);
    if (version > current) {
        throw base::InputError{
            database.path(),
            fmt::format("This database was made by a newer diptych (layout {}; this one knows up "
                        "to {}). Update diptych.",
                        version, current)};
    }
    return version == current ? Layout::current : Layout::older;
}

void require_current(const Database& database, std::span<const LayoutStep> steps) {
    switch (layout_of(database, steps)) {
    case Layout::current:
        return;
    case Layout::empty:
        throw base::InputError{database.path(), "The database is empty. Fill it with 'diptych add' or "
                                                "'diptych import'."};
    case Layout::older:
        throw base::InputError{database.path(),
                               "This database was made by an older diptych. 'diptych add' or "
                               "'diptych import' brings it up to date."};
    }
}

void bring_up_to_date(Database& database, std::span<const LayoutStep> steps) {
    Transaction transaction{database};
    switch (layout_of(database, steps)) {
    case Layout::current:
        return; // another process was faster
    case Layout::empty:
        database.execute(k_schema);
        break;
    case Layout::older:
        take(steps.subspan(static_cast<std::size_t>(version_of(database) - 1)), database);
        break;
    }
    database.execute(fmt::format("PRAGMA application_id = {}", k_application_id).c_str());
    database.execute(fmt::format("PRAGMA user_version = {}", version_after(steps)).c_str());
    transaction.commit();
}

} // namespace diptych::store
