#pragma once

// For the .cpp files of store/ only, and its tests.

#include <cstdint>

namespace diptych::store {

class Database;

/// PRAGMA application_id of our databases, "DPTY": how `file` and we tell them from other programs' SQLite
/// databases.
inline constexpr std::int64_t k_application_id = 0x44505459;

/// PRAGMA user_version of the layout this program reads and writes. It rises with the tables, and also when
/// text::Analyzer comes to give other stems, because then the indexes have to be made anew.
inline constexpr std::int64_t k_layout_version = 5;

/// schema.sql: what a new file gets.
extern const char* const k_schema;
/// layout_2.sql: what makes layout 2 of layout 1.
extern const char* const k_layout_2;
/// layout_3.sql: what makes layout 3 of layout 2, but for the content of the indexes.
extern const char* const k_layout_3;
/// layout_4.sql: what makes layout 4 of layout 3, but for the content of the index of pairs.
extern const char* const k_layout_4;
/// layout_5.sql: what makes layout 5 of layout 4.
extern const char* const k_layout_5;

enum class Layout {
    empty,   ///< no tables yet: a new file
    older,   ///< ours, to be brought up to date before use
    current, ///< ours
};

/// \throws base::InputError for a database of another program, or one with a newer layout
Layout layout_of(const Database& database);

/// Makes the tables, or brings those of an older layout up to date, in one transaction. Harmless when another
/// process has just done the same.
void bring_up_to_date(Database& database);

} // namespace diptych::store
