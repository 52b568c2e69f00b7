#include "store/require_whole.hpp"

#include "base/counted.hpp"
#include "base/format.hpp"
#include "store/pair_filter.hpp"
#include "store/stored_values.hpp"
#include "store/transaction.hpp"

#include <array>
#include <limits>
#include <string_view>
#include <vector>

namespace diptych::store {

namespace {

/// Numbers of rows are added to each other.
constexpr std::int64_t k_greatest_row = std::numeric_limits<std::int64_t>::max() / 2;

/// Rows of one side, by their numbers: so many from the first on.
struct Rows {
    std::int64_t first = 0;
    std::int64_t count = 0;

    std::int64_t end() const { return first + count; }
};

Rows rows_of(const Statement& row, int column) {
    const Rows rows{row.integer(column), row.integer(column + 1)};
    if (rows.first < 0 || rows.first > k_greatest_row) {
        row.damaged(column, "is out of range");
    }
    if (rows.count < 0 || rows.count > k_greatest_row) {
        row.damaged(column + 1, "is out of range");
    }
    return rows;
}

struct Side {
    Rows units;
    Rows sentences;
};

Side read_side(const Database& database, std::int64_t document, std::string_view role) {
    Statement query{database, "SELECT first_unit, units, first_sentence, sentences FROM side "
                              "WHERE document_id = ? AND role = ?"};
    query.bind(document, role);
    if (!query.step()) {
        database.damaged(fmt::format("it has no {}", role));
    }
    return {rows_of(query, 0), rows_of(query, 2)};
}

void require_rows(const Database& database, std::string_view role, std::string_view table, const Rows& rows) {
    Statement query{database, fmt::format("SELECT count(*) FROM {} WHERE id >= ? AND id < ?", table)};
    query.bind(rows.first, rows.end());
    query.step();
    if (query.integer(0) != rows.count) {
        database.damaged(fmt::format("of the {}, {} are there and not {}", role, base::counted(query.size(0), table),
                                     rows.count));
    }
}

/// Sentences of a side without units have none; those of others have one of them, in order.
void require_units_of_sentences(const Database& database, const Side& side) {
    Statement query{database, "SELECT unit_id FROM sentence WHERE id >= ? AND id < ? ORDER BY id"};
    std::int64_t least = side.units.count == 0 ? 0 : side.units.first;
    const std::int64_t end = side.units.count == 0 ? 1 : side.units.end();
    for (query.bind(side.sentences.first, side.sentences.end()); query.step();) {
        const std::int64_t unit = query.integer(0);
        if (unit < least || unit >= end) {
            database.damaged("a sentence is in no paragraph of it");
        }
        least = unit;
    }
}

Side require_side(const Database& database, std::int64_t document, std::string_view role) {
    const Side side = read_side(database, document, role);
    require_rows(database, role, "unit", side.units);
    require_rows(database, role, "sentence", side.sentences);
    require_units_of_sentences(database, side);
    return side;
}

/// Sentences of the target that beads have held so far, in any order.
class Held {
public:
    explicit Held(std::int64_t sentences) : m_held(static_cast<std::size_t>(sentences), false) {}

    /// \returns whether none of them was held yet, and all are there
    bool add(model::Range range) {
        if (range.end > m_held.size()) {
            return false;
        }
        for (std::size_t i = range.begin; i < range.end; ++i) {
            if (m_held[i]) {
                return false;
            }
            m_held[i] = true;
        }
        m_count += range.size();
        return true;
    }

    bool complete() const { return m_count == m_held.size(); }

private:
    std::vector<bool> m_held;
    std::size_t m_count = 0;
};

/// The beads are in the order of the source.
void require_beads(const Database& database, std::int64_t document, const Side& source, const Side& target) {
    Statement beads{database, "SELECT ordinal, source_begin, source_end, target_begin, target_end, probability, "
                              "origin FROM bead WHERE document_id = ? ORDER BY ordinal"};
    std::size_t reached = 0;
    Held held{target.sentences.count};
    std::size_t count = 0;
    bool once = true;
    for (beads.bind(document); once && beads.step(); ++count) {
        const model::Range range = range_of(beads, 1);
        const model::Range target_range = range_of(beads, 3);
        once = beads.size(0) == count && (range.empty() || range.begin == reached) && held.add(target_range) &&
               (!range.empty() || !target_range.empty());
        reached = range.empty() ? reached : range.end;
        probability_of(beads, 5);
        origin_of(beads, 6);
    }
    if (!once || reached != static_cast<std::size_t>(source.sentences.count) || !held.complete()) {
        database.damaged("its pairs do not hold each of its sentences exactly once");
    }
}

/// No two sides have a row of the table in common; each has its first and its last, and the row behind that is another
/// one's, or there is none.
void require_apart(const Database& database, std::string_view table) {
    Statement sides{database, fmt::format("SELECT first_{0}, {0}s, document_id FROM side WHERE {0}s <> 0 "
                                          "ORDER BY first_{0}",
                                          table)};
    Statement row{database, fmt::format("SELECT 1 FROM {} WHERE id = ?", table)};
    const auto is_there = [&](std::int64_t id) {
        row.bind(id);
        return row.step();
    };
    std::int64_t end = 0; // of the side before
    while (sides.step()) {
        const Rows rows = rows_of(sides, 0);
        const Place place{database, "document", sides.integer(2)};
        if (rows.first < end) {
            database.damaged(fmt::format("it has {}s of another one", table));
        }
        if (!is_there(rows.first) || !is_there(rows.end() - 1)) {
            database.damaged(fmt::format("a {} of it is missing", table));
        }
        if (rows.first != end && is_there(end)) {
            database.damaged(fmt::format("a {} before it belongs to no document", table));
        }
        end = rows.end();
    }
    Statement last{database, fmt::format("SELECT coalesce(max(id), -1) FROM {}", table)};
    last.step();
    if (last.integer(0) >= end) {
        database.damaged(fmt::format("there are {}s of no document", table));
    }
}

/// The last two beads stand one behind the other.
void require_last_beads(Statement& last, const Database& database, std::int64_t document) {
    last.bind(document);
    if (!last.step()) {
        return;
    }
    const std::int64_t ordinal = last.integer(0);
    if (last.step() ? last.integer(0) != ordinal - 1 : ordinal != 0) {
        database.damaged("its pairs are not in order");
    }
}

} // namespace

void require_sound(const Database& database, const char* table) {
    Statement check{database, fmt::format("PRAGMA quick_check({})", table)};
    if (check.step() && check.bytes(0) != "ok") {
        database.damaged(fmt::format("the table '{}': {}", table, check.bytes(0)));
    }
}

void require_documents(Database& database) {
    const Snapshot snapshot{database};
    Statement documents{database, "SELECT d.id, (SELECT count(*) FROM side s WHERE s.document_id = d.id) "
                                  "FROM document d ORDER BY d.id"};
    Statement last{database, "SELECT ordinal FROM bead WHERE document_id = ? ORDER BY ordinal DESC LIMIT 2"};
    std::int64_t sides = 0;
    while (documents.step()) {
        const Place place{database, "document", documents.integer(0)};
        constexpr int k_both = 2;
        if (documents.integer(1) != k_both) {
            database.damaged("it has not both a source and a target");
        }
        sides += k_both;
        require_last_beads(last, database, documents.integer(0));
    }
    Statement all{database, "SELECT count(*) FROM side"};
    all.step();
    if (all.integer(0) != sides) {
        database.damaged("a text belongs to no document");
    }
    require_apart(database, "unit");
    require_apart(database, "sentence");
    // By way of the index, from one document to the next.
    Statement orphans{database, "WITH RECURSIVE known (id) AS (SELECT min(document_id) FROM bead UNION ALL "
                                "SELECT (SELECT min(document_id) FROM bead WHERE document_id > known.id) "
                                "FROM known WHERE known.id IS NOT NULL) "
                                "SELECT 1 FROM known WHERE id IS NOT NULL AND id NOT IN "
                                "(SELECT id FROM document)"};
    if (orphans.step()) {
        database.damaged("there are pairs of no document");
    }
}

void require_glossary(Database& database) {
    Statement counts{database, "SELECT (SELECT coalesce(sum(lang_secs), 0) FROM glossary_language), "
                               "(SELECT coalesce(sum(terms), 0) FROM glossary_language), "
                               "(SELECT count(*) FROM lang_sec), (SELECT count(*) FROM term), "
                               "(SELECT count(*) FROM (SELECT DISTINCT concept_id FROM lang_sec)), "
                               "(SELECT count(*) FROM concept)"};
    counts.step();
    const std::array<std::int64_t, 3> stored{counts.integer(0), counts.integer(1), counts.integer(4)};
    const std::array<std::int64_t, 3> there{counts.integer(2), counts.integer(3), counts.integer(5)};
    if (stored != there) {
        database.damaged(fmt::format("{} entries with {} are there, and not {} with {}", there[2],
                                     base::counted(static_cast<std::size_t>(there[1]), "term"), stored[2], stored[1]));
    }
}

void require_whole(Database& database, std::int64_t document) {
    const Snapshot snapshot{database};
    const Place place{database, "document", document};
    const Side source = require_side(database, document, "source");
    const Side target = require_side(database, document, "target");
    require_beads(database, document, source, target);
}

void require_whole(Database& database, const PairFilter& filter) {
    const Snapshot snapshot{database};
    if (filter.documents.empty()) {
        require_documents(database);
    }
    Condition condition;
    add_document_conditions(condition, filter);
    Statement documents{database, fmt::format("SELECT d.id FROM document d WHERE {}", condition.sql())};
    for (condition.place(documents); documents.step();) {
        require_whole(database, documents.integer(0));
    }
}

} // namespace diptych::store
