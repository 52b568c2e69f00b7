#include "store/put_aside.hpp"

#include "base/format.hpp"
#include "store/statement.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::store {

namespace {

/// Of which rows of a table belong to a document.
enum class Key {
    document,  ///< ?1 is its number
    units,     ///< ?1 and ?2 are where the numbers of those of a side begin and end
    sentences, ///< likewise
};

struct Table {
    std::string_view name;
    std::string_view columns;
    std::string_view condition; ///< {} stands for what its tables are called before their names
    Key key = Key::document;
};

/// A row comes behind those that it speaks of.
constexpr std::array<Table, 7> k_tables{{
    {"document", "id, symbol, title, date, added, first_bead, beads", "id = ?1"},
    {"side", "document_id, role, language, name, path, sha256, first_unit, units, first_sentence, sentences",
     "document_id = ?1"},
    {"unit", "id, kind, label", "id >= ?1 AND id < ?2", Key::units},
    {"sentence", "id, unit_id, text, source_begin, source_end, line, page", "id >= ?1 AND id < ?2", Key::sentences},
    {"bead",
     "id, document_id, ordinal, source_begin, source_end, target_begin, target_end, probability, origin, "
     "pinned, automatic_probability, flag",
     "document_id = ?1"},
    {"correction", "id, document_id, action, made, undone", "document_id = ?1"},
    {"correction_bead",
     "correction_id, state, bead_id, ordinal, source_begin, source_end, target_begin, target_end, "
     "probability, origin, pinned, automatic_probability, flag",
     "correction_id IN (SELECT id FROM {}correction WHERE document_id = ?1)"},
}};

struct Ranges {
    std::vector<std::pair<std::int64_t, std::int64_t>> units;
    std::vector<std::pair<std::int64_t, std::int64_t>> sentences;
};

Ranges ranges_of(const Database& database, std::string_view prefix, std::int64_t document) {
    Statement sides{database,
                    fmt::format("SELECT first_unit, first_unit + units, first_sentence, first_sentence + "
                                "sentences FROM {}side WHERE document_id = ?",
                                prefix)};
    Ranges ranges;
    for (sides.bind(document); sides.step();) {
        ranges.units.emplace_back(sides.integer(0), sides.integer(1));
        ranges.sentences.emplace_back(sides.integer(2), sides.integer(3));
    }
    return ranges;
}

void run(Statement&& statement, const Table& table, std::int64_t document, const Ranges& ranges) {
    if (table.key == Key::document) {
        statement.run(document);
        return;
    }
    for (const auto& [begin, end] : table.key == Key::units ? ranges.units : ranges.sentences) {
        statement.run(begin, end);
    }
}

/// \param from, to  what the tables are called before their names: nothing, or "removed_"
void move_rows(Database& database, std::int64_t document, std::string_view from, std::string_view to) {
    const Ranges ranges = ranges_of(database, from, document);
    const auto condition = [&](const Table& table) {
        return fmt::format(fmt::runtime(table.condition), from);
    };
    for (const Table& table : k_tables) {
        run(Statement{database,
                      fmt::format("INSERT INTO {}{} ({}) SELECT {} FROM {}{} WHERE {}", to, table.name,
                                  table.columns, table.columns, from, table.name, condition(table))},
            table, document, ranges);
    }
    for (auto table = k_tables.rbegin(); table != k_tables.rend(); ++table) {
        run(Statement{database, fmt::format("DELETE FROM {}{} WHERE {}", from, table->name, condition(*table))},
            *table, document, ranges);
    }
}

} // namespace

bool put_rows_aside(Database& database, std::int64_t document) {
    move_rows(database, document, "", "removed_");
    return database.changed_rows() > 0; // of the last statement, which deletes from document
}

std::int64_t renumber_aside(Database& database, std::int64_t document) {
    constexpr std::string_view k_head = "INSERT INTO document (id, symbol, title, date, added, first_bead, beads) "
                                        "SELECT {}, symbol, title, date, added, first_bead, 0 FROM removed_document "
                                        "WHERE id = ?";
    Statement{database, fmt::format(k_head, "NULL")}.run(document);
    const std::int64_t number = database.last_id(); // which is never given again
    Statement{database, "DELETE FROM document WHERE id = ?"}.run(number);
    Statement{database, fmt::format(k_head, document)}.run(document);
    Statement{database, "UPDATE removed_document SET id = ? WHERE id = ?"}.run(number, document);
    for (const char* table : {"side", "bead", "correction"}) {
        Statement{database, fmt::format("UPDATE removed_{} SET document_id = ? WHERE document_id = ?", table)}.run(
            number, document);
    }
    return number;
}

void bring_rows_back(Database& database, std::int64_t document) {
    move_rows(database, document, "removed_", "");
}

} // namespace diptych::store
