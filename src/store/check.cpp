#include "store/check.hpp"

#include "base/format.hpp"
#include "model/range.hpp"
#include "store/check_indexes.hpp"
#include "store/statement.hpp"
#include "store/transaction.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace diptych::store {

namespace {

/// So many problems of one kind are told.
constexpr std::size_t k_most_told = 20;

/// "1 sentence", "2 sentences"
std::string number_of(std::int64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void check_file(const Database& database, std::vector<Problem>& problems) {
    Statement whole{database, fmt::format("PRAGMA integrity_check({})", k_most_told)};
    while (whole.step()) {
        if (whole.text(0) != "ok") {
            problems.push_back({fmt::format("The file is damaged: {}.", whole.text(0)), false});
        }
    }
    Statement foreign{database,
                      "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"};
    while (foreign.step()) {
        problems.push_back(
            {fmt::format("{} of the table '{}' without its row of '{}'.",
                         number_of(foreign.integer(2), "row"), foreign.text(0), foreign.text(1)),
             false});
    }
}

/// Whether the ranges of one kind of rows are each full, and hold all rows between them.
void check_ranges(const Database& database, std::string_view table, std::vector<Problem>& problems) {
    Statement sides{database, fmt::format("SELECT document_id, role, {0}s, (SELECT count(*) FROM {0} WHERE "
                                          "id >= first_{0} AND id < first_{0} + {0}s) AS there FROM side "
                                          "ORDER BY first_{0}",
                                          table)};
    std::int64_t held = 0;
    for (std::size_t told = 0; sides.step(); held += sides.integer(3)) {
        if (sides.integer(2) != sides.integer(3) && ++told <= k_most_told) {
            problems.push_back(
                {fmt::format("Of the {} of document {}, {} are there and not {}.", sides.text(1),
                             sides.integer(0), number_of(sides.integer(3), table), sides.integer(2)),
                 false});
        }
    }
    Statement all{database, fmt::format("SELECT count(*) FROM {}", table)};
    all.step();
    if (all.integer(0) > held) {
        problems.push_back(
            {fmt::format("{} belong to no document.", number_of(all.integer(0) - held, table)), false});
    } else if (all.integer(0) < held) {
        problems.push_back(
            {fmt::format("{} belong to two documents.", number_of(held - all.integer(0), table)), false});
    }
}

/// Adds a problem when a count is not 0. \param what  with {} for "3 sentences"
void check_none(const Database& database, std::string_view sql, std::string_view noun, const char* what,
                std::vector<Problem>& problems) {
    Statement query{database, sql};
    if (query.step() && query.integer(0) > 0) {
        problems.push_back({fmt::format(fmt::runtime(what), number_of(query.integer(0), noun)), false});
    }
}

void check_rows(const Database& database, std::vector<Problem>& problems) {
    check_none(
        database,
        "SELECT count(*) FROM document d WHERE (SELECT count(*) FROM side s WHERE s.document_id = d.id) <> 2",
        "document", "{} without both sides.", problems);
    check_ranges(database, "unit", problems);
    check_ranges(database, "sentence", problems);
    check_none(database,
               "SELECT count(*) FROM side d CROSS JOIN sentence s ON s.id >= d.first_sentence AND "
               "s.id < d.first_sentence + d.sentences WHERE CASE s.unit_id WHEN 0 THEN d.units <> 0 ELSE "
               "s.unit_id < d.first_unit OR s.unit_id >= d.first_unit + d.units END",
               "sentence", "{} in no paragraph of their document.", problems);
    check_none(database,
               "SELECT count(*) FROM document d CROSS JOIN bead b ON b.id >= d.first_bead AND "
               "b.id < d.first_bead + d.beads WHERE b.document_id <> d.id",
               "pair", "{} with a number of another document.", problems);
    check_none(
        database,
        "SELECT count(*) FROM document d CROSS JOIN bead b ON b.document_id = d.id WHERE "
        "(b.id < d.first_bead OR b.id >= d.first_bead + d.beads) AND NOT EXISTS (SELECT 1 FROM correction c "
        "CROSS JOIN correction_bead m ON m.correction_id = c.id AND m.state = 'after' AND "
        "m.bead_id = b.id WHERE c.document_id = d.id)",
        "pair", "{} that nobody added to their document.", problems);
}

/// Sentences of one side that beads have held so far.
class Held {
public:
    explicit Held(std::size_t sentences) : m_held(sentences, false) {}

    void add(model::Range range) {
        if (range.begin > range.end || range.end > m_held.size()) {
            m_sound = false;
            return;
        }
        for (std::size_t i = range.begin; i < range.end; ++i) {
            m_sound = m_sound && !m_held[i];
            m_held[i] = true;
        }
        m_count += range.size();
    }

    bool complete() const { return m_sound && m_count == m_held.size(); }

private:
    std::vector<bool> m_held;
    std::size_t m_count = 0;
    bool m_sound = true;
};

void check_beads(const Database& database, std::vector<Problem>& problems) {
    Statement documents{database, "SELECT s.document_id, s.sentences, t.sentences FROM side s JOIN side t "
                                  "ON t.document_id = s.document_id AND t.role = 'target' "
                                  "WHERE s.role = 'source' ORDER BY 1"};
    Statement beads{database, "SELECT ordinal, source_begin, source_end, target_begin, target_end FROM bead "
                              "WHERE document_id = ? ORDER BY ordinal"};
    std::size_t told = 0;
    while (documents.step()) {
        Held source{documents.size(1)};
        Held target{documents.size(2)};
        std::size_t count = 0;
        bool in_place = true;
        for (beads.bind(documents.integer(0)); beads.step(); ++count) {
            in_place = in_place && beads.size(0) == count;
            source.add({beads.size(1), beads.size(2)});
            target.add({beads.size(3), beads.size(4)});
        }
        if ((!in_place || !source.complete() || !target.complete()) && ++told <= k_most_told) {
            problems.push_back(
                {fmt::format("The pairs of document {} do not hold each of its sentences exactly once.",
                             documents.integer(0)),
                 false});
        }
    }
}

} // namespace

std::vector<Problem> check(Database& database) {
    std::vector<Problem> problems;
    const Snapshot snapshot{database};
    check_file(database, problems);
    check_rows(database, problems);
    check_beads(database, problems);
    check_indexes(database, problems);
    return problems;
}

} // namespace diptych::store
