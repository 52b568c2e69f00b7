#include "store/check.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "store/check_indexes.hpp"
#include "store/concept_reader.hpp"
#include "store/layout.hpp"
#include "store/require_whole.hpp"
#include "store/schema_check.hpp"
#include "store/statement.hpp"
#include "store/stored_values.hpp"
#include "store/transaction.hpp"

#include <functional>
#include <limits>
#include <set>
#include <string_view>
#include <utility>

namespace diptych::store {

namespace {

/// So many problems of one kind are told.
constexpr std::size_t k_most_told = 10;

std::string sentence_of(std::string finding) {
    finding[0] = finding[0] >= 'a' && finding[0] <= 'z' ? static_cast<char>(finding[0] - 'a' + 'A') : finding[0];
    return finding + '.';
}

/// One after the other, whatever becomes of those before.
class Checks {
public:
    explicit Checks(Database& database) : m_database{database} {}

    void run();

    Checkup take() { return std::move(m_found); }

private:
    /// \returns whether it came to its end; else what stopped it is a problem
    bool attempt(const std::function<void()>& check, bool reindex_mends_it = false) {
        try {
            check();
            return true;
        } catch (const Damaged& damage) {
            m_found.problems.push_back({sentence_of(damage.finding()), reindex_mends_it});
        } catch (const base::Error& error) { // a table that is missing
            m_found.problems.push_back({error.what(), false});
        }
        return false;
    }

    void tell(std::string what) { m_found.problems.push_back({std::move(what), false}); }

    /// Adds a problem when a count is not 0. \param what  with {} for "3 sentences"
    void none(std::string_view sql, std::string_view noun, const char* what);

    void schema();
    void file();
    void integrity(std::string_view of);
    void documents();
    bool document(std::int64_t document);
    void numbers_of_beads();
    void removed_documents();
    void entries();
    bool entries_between(ConceptReader& reader, std::int64_t first, std::int64_t last);
    void values();

    Database& m_database;
    Checkup m_found;
};

void Checks::none(std::string_view sql, std::string_view noun, const char* what) {
    attempt([&] {
        Statement query{m_database, sql};
        if (query.step() && query.size(0) > 0) {
            tell(fmt::format(fmt::runtime(what), base::counted(query.size(0), noun)));
        }
    });
}

void Checks::schema() {
    Statement version{m_database, "PRAGMA user_version"};
    if (version.step() && version.integer(0) == k_layout_version) {
        for (const SchemaDifference& difference : schema_differences(m_database)) {
            tell(difference.str());
        }
    }
}

void Checks::integrity(std::string_view of) {
    Statement whole{m_database, fmt::format("PRAGMA integrity_check({})", of)};
    while (whole.step()) {
        constexpr std::string_view k_title = "*** in database main ***\n";
        std::string_view found = whole.bytes(0);
        found.remove_prefix(found.starts_with(k_title) ? k_title.size() : 0);
        if (found != "ok") {
            tell(fmt::format("The file is damaged: {}.", found));
        }
    }
}

/// All at once finds most, but ends at the first page that cannot be read at all.
void Checks::file() {
    if (!attempt([&] { integrity(fmt::format("{}", k_most_told)); })) {
        std::vector<std::string> tables;
        attempt([&] {
            Statement all{m_database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"};
            while (all.step()) {
                tables.emplace_back(all.text(0));
            }
        });
        for (const std::string& table : tables) {
            attempt([&] { integrity('"' + table + '"'); });
        }
    }
    attempt([&] {
        Statement foreign{m_database,
                          "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"};
        while (foreign.step()) {
            tell(fmt::format("{} of the table '{}' without its row of '{}'.", base::counted(foreign.size(2), "row"),
                             foreign.text(0), foreign.text(1)));
        }
    });
}

/// Reads all of it.
bool Checks::document(std::int64_t document) {
    return attempt([&] {
        const Place place{m_database, "document", document};
        Statement row{m_database, "SELECT symbol, title FROM document WHERE id = ?"};
        row.bind(document);
        if (!row.step()) {
            m_database.damaged("it is missing, but a text of it is there");
        }
        row.text(0);
        row.text(1);
        require_whole(m_database, document);
        Statement texts{m_database, "SELECT s.text, s.source_begin, s.source_end, s.line, s.page FROM side d CROSS JOIN "
                                    "sentence s ON s.id >= d.first_sentence AND s.id < d.first_sentence + "
                                    "d.sentences WHERE d.document_id = ?"};
        for (texts.bind(document); texts.step();) {
            texts.text(0);
            range_of(texts, 1);
            texts.size(3);
            texts.size(4);
        }
        Statement units{m_database, "SELECT u.kind, u.label FROM side d CROSS JOIN unit u ON u.id >= d.first_unit "
                                    "AND u.id < d.first_unit + d.units WHERE d.document_id = ?"};
        for (units.bind(document); units.step();) {
            unit_kind_of(units, 0);
            units.text(1);
        }
        Statement flags{m_database, "SELECT flag FROM bead WHERE document_id = ? AND flag IS NOT NULL"};
        for (flags.bind(document); flags.step();) {
            flags.text(0);
        }
    });
}

void Checks::documents() {
    std::set<std::int64_t> ids;
    for (const char* sql : {"SELECT id FROM document", "SELECT document_id FROM side"}) {
        attempt([&] {
            Statement query{m_database, sql};
            while (query.step()) {
                ids.insert(query.integer(0));
            }
        });
    }
    m_found.documents = ids.size();
    std::size_t damaged = 0;
    for (const std::int64_t id : ids) {
        if (document(id)) {
            m_found.sound_documents.push_back(id);
        } else if (++damaged > k_most_told) {
            m_found.problems.pop_back();
        }
    }
    if (m_found.sound_documents.size() == ids.size()) { // else it says the same once more
        attempt([&] { require_documents(m_database); });
    }
    for (const char* table : {"unit", "sentence"}) {
        attempt([&] {
            Statement counts{m_database, fmt::format("SELECT (SELECT count(*) FROM {0}), "
                                                     "(SELECT coalesce(sum({0}s), 0) FROM side)",
                                                     table)};
            counts.step();
            if (counts.integer(0) > counts.integer(1)) {
                const auto more = static_cast<std::size_t>(counts.integer(0) - counts.integer(1));
                tell(fmt::format("{} belong to no document.", base::counted(more, table)));
            }
        });
    }
}

void Checks::numbers_of_beads() {
    none("SELECT count(*) FROM document d CROSS JOIN bead b ON b.id >= d.first_bead AND "
         "b.id < d.first_bead + d.beads WHERE b.document_id <> d.id",
         "pair", "{} with a number of another document.");
    none("SELECT count(*) FROM document d CROSS JOIN bead b ON b.document_id = d.id WHERE "
         "(b.id < d.first_bead OR b.id >= d.first_bead + d.beads) AND NOT EXISTS (SELECT 1 FROM correction c "
         "CROSS JOIN correction_bead m ON m.correction_id = c.id AND m.state = 'after' AND "
         "m.bead_id = b.id WHERE c.document_id = d.id)",
         "pair", "{} that nobody added to their document.");
}

/// What undo would bring back.
void Checks::removed_documents() {
    for (const auto& [table, noun] : {std::pair{"unit", "paragraph"}, std::pair{"sentence", "sentence"}}) {
        none(fmt::format("SELECT abs((SELECT count(*) FROM removed_{0}) - (SELECT coalesce(sum({0}s), 0) FROM "
                         "removed_side)) + (SELECT count(*) FROM removed_{0} r JOIN {0} t ON t.id = r.id)",
                         table),
             noun, "{} of removed documents too few, too many or of another one.");
    }
    none("SELECT count(*) FROM removed_document r WHERE (SELECT count(*) FROM removed_side s WHERE s.document_id = r.id) "
         "<> 2 OR NOT EXISTS (SELECT 1 FROM change_document c WHERE c.document_id = r.id) OR EXISTS (SELECT 1 FROM "
         "document d WHERE d.id = r.id)",
         "removed document", "{} that cannot come back.");
}

bool Checks::entries_between(ConceptReader& reader, std::int64_t first, std::int64_t last) {
    return attempt([&] { m_found.sound_entries += reader.read(first, last).size(); });
}

/// In batches; those of a batch with a problem one by one.
void Checks::entries() {
    attempt([&] {
        Statement count{m_database, "SELECT count(*) FROM concept"};
        count.step();
        m_found.entries = count.size(0);
        ConceptReader reader{m_database};
        std::int64_t previous = std::numeric_limits<std::int64_t>::min();
        std::size_t damaged = 0;
        while (const auto last = reader.end_of_batch(previous)) {
            if (!entries_between(reader, previous + 1, *last)) {
                m_found.problems.pop_back();
                Statement rows{m_database, "SELECT id FROM concept WHERE id > ? AND id <= ? ORDER BY id"};
                for (rows.bind(previous, *last); rows.step();) {
                    const std::int64_t row = rows.integer(0);
                    if (!entries_between(reader, previous + 1, row) && ++damaged > k_most_told) {
                        m_found.problems.pop_back();
                    }
                    previous = row;
                }
            }
            previous = *last;
        }
        reader.read(previous + 1, std::numeric_limits<std::int64_t>::max()); // what belongs to none
    });
}

/// What is written in one form only, and is in no table that was read.
void Checks::values() {
    constexpr std::string_view k_time = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z";
    for (const auto& [table, column] :
         {std::pair{"document", "added"}, std::pair{"correction", "made"}, std::pair{"correction", "undone"},
          std::pair{"change", "made"}, std::pair{"finding_dismissal", "made"},
          std::pair{"candidate_decision", "made"}}) {
        none(fmt::format("SELECT count(*) FROM {0} WHERE {1} NOT GLOB '{2}'", table, column, k_time), "row",
             fmt::format("{{}} of the table '{}' with a time that is none.", table).c_str());
    }
    none("SELECT count(*) FROM document WHERE date NOT IN ('') AND date NOT GLOB '[0-9][0-9][0-9][0-9]' AND date "
         "NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]' AND date NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'",
         "document", "{} with a date that is none.");
    none("SELECT count(*) FROM candidate_decision WHERE decision NOT IN ('accepted', 'rejected')", "decision",
         "{} that neither accept nor reject a term.");
    for (const char* rows :
         {"finding_dismissal", "candidate_decision", "(SELECT d.symbol, d.title, s.language, s.sha256 FROM document d "
                                                     "JOIN side s ON s.document_id = d.id)",
          "(SELECT action FROM correction)", "(SELECT flag FROM correction_bead)", "former_entry_id", "(SELECT before FROM change_concept)"}) {
        attempt([&] {
            Statement query{m_database, fmt::format("SELECT * FROM {}", rows)};
            while (query.step()) {
                for (int column = 0; column < query.columns(); ++column) {
                    if (query.is_text(column)) {
                        query.text(column); // valid UTF-8
                    }
                }
            }
        });
    }
}

void Checks::run() {
    attempt([&] { schema(); });
    file();
    documents();
    numbers_of_beads();
    removed_documents();
    entries();
    values();
    // Against what cannot be read an index cannot be held.
    if (m_found.sound_entries == m_found.entries) {
        attempt([&] { check_term_index(m_database, m_found.problems); }, true);
    }
    if (m_found.sound_documents.size() == m_found.documents) {
        attempt([&] { check_pair_index(m_database, m_found.problems); }, true);
    }
}

} // namespace

Checkup check(Database& database) {
    const Snapshot snapshot{database};
    Checks checks{database};
    checks.run();
    return checks.take();
}

} // namespace diptych::store
