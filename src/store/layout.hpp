#pragma once

// For the .cpp files of store/ only, and its tests.

#include <cstdint>
#include <span>

namespace diptych::store {

class Database;

/// PRAGMA application_id of our databases, "DPTC": how `file` and we tell them from other programs' SQLite
/// databases.
inline constexpr std::int64_t k_application_id = 0x44505443;

/// schema.sql and layout_2.sql: what a new file gets.
extern const char* const k_schema;
/// layout_2.sql: what layout 1 did not have.
extern const char* const k_layout_2;

/// What brings a database from one layout to the next. A released one never changes.
struct LayoutStep {
    const char* sql;
    bool
        indexes_anew; ///< whether the indexes have to be made anew afterwards: they, or the stems, are others
};

/// The one at index v - 1 leads from layout v to layout v + 1. A new one goes with a change of schema.sql, or of the
/// stems that text::Analyzer gives.
std::span<const LayoutStep> layout_steps();

/// PRAGMA user_version of the layout to which steps lead.
constexpr std::int64_t version_after(std::span<const LayoutStep> steps) {
    return static_cast<std::int64_t>(steps.size()) + 1;
}

/// PRAGMA user_version of the layout this program reads and writes.
inline constexpr std::int64_t k_layout_version = 2;

enum class Layout {
    empty,   ///< no tables yet: a new file
    older,   ///< ours, to be brought up to date before use
    current, ///< ours
};

/// \param steps  of this program; others in tests
/// \throws base::InputError for a database of another program, one with a newer layout, or one that was made
/// before the first release
Layout layout_of(const Database& database, std::span<const LayoutStep> steps = layout_steps());

/// For who only reads. \throws base::InputError when the layout is not the current one
void require_current(const Database& database, std::span<const LayoutStep> steps = layout_steps());

/// Makes the tables, or brings those of an older layout up to date, in one transaction. Harmless when another
/// process has just done the same.
void bring_up_to_date(Database& database, std::span<const LayoutStep> steps = layout_steps());

} // namespace diptych::store
