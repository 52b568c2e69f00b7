#pragma once

// For the .cpp files of store/ only.

#include <string>
#include <vector>

namespace diptych::store {

class Database;

/// Something in the file's schema that is not as schema.sql has it.
struct SchemaDifference {
    enum class Kind { missing, changed, foreign };

    Kind kind = Kind::missing;
    std::string type; ///< "table", "index", "view", "trigger"
    std::string name;

    /// "The trigger 'x' is not of this layout."
    std::string str() const;
};

/// Compares what the file was made by, statement by statement, without comments and white space. What SQLite
/// keeps for itself (statistics, the tables behind pair_words) is passed over.
/// \pre the file is of the current layout
std::vector<SchemaDifference> schema_differences(const Database& database);

/// Refuses a file in which one of our tables is not ours (a view may give anything, and be endless), and one with
/// a trigger that is not ours, or without one that is: it would have writing commands do something else than they
/// say. Other views, tables and indexes are never used by us, and missing ones only make us slower; 'diptych doctor'
/// names them. Less than a millisecond. \pre as above
/// \throws base::InputError that names it
void require_own_schema(const Database& database);

} // namespace diptych::store
