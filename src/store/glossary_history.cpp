#include "store/glossary_history.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "model/concept_json.hpp"
#include "store/concept_reader.hpp"
#include "store/document_writer.hpp"
#include "store/recorded_edit.hpp"
#include "store/require_whole.hpp"
#include "store/statement.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <set>
#include <string>

namespace diptych::store {

namespace {

constexpr std::size_t k_batch = 500; // entries in memory at a time

constexpr std::size_t k_many = 10'000; // entries of a change that is all over the file

/// While it lives, memory does not grow with the file.
class SequentialAccess {
public:
    SequentialAccess(Database& database, bool wanted) : m_database{wanted ? &database : nullptr} {
        if (m_database != nullptr) {
            m_database->use_for(Access::sequential);
        }
    }

    ~SequentialAccess() {
        try {
            if (m_database != nullptr) {
                m_database->use_for(Access::random);
            }
        } catch (const std::exception&) { // it stays as it is, which is slower
        }
    }

    SequentialAccess(const SequentialAccess&) = delete;
    SequentialAccess& operator=(const SequentialAccess&) = delete;

private:
    Database* m_database;
};

constexpr std::string_view k_change =
    "SELECT id, made, who, action, concepts, undoes, undone_by, added_from, added_to, "
    "(SELECT count(*) FROM change_document WHERE change_id = change.id) FROM change ";

/// Of a change that did something which is still known.
constexpr std::string_view k_did_something =
    "(concepts > 0 OR EXISTS (SELECT 1 FROM change_document WHERE change_id = change.id))";

/// A row of `change`.
struct StoredChange {
    model::GlossaryChange change;
    std::int64_t added_from = 0; ///< with the next one a half-open range, often an empty one
    std::int64_t added_to = 0;
};

std::optional<std::int64_t> optional_integer(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.integer(column)};
}

StoredChange read_change(const Statement& row) {
    StoredChange read;
    read.change.id = row.integer(0);
    read.change.made = row.text(1);
    read.change.who = row.bytes(2);
    read.change.action = row.bytes(3);
    read.change.concepts = row.size(4);
    read.change.undoes = optional_integer(row, 5);
    read.change.undone_by = optional_integer(row, 6);
    read.added_from = optional_integer(row, 7).value_or(0);
    read.added_to = optional_integer(row, 8).value_or(0);
    read.change.documents = row.size(9);
    return read;
}

std::optional<StoredChange> find_change(const Database& database, std::int64_t id) {
    Statement query{database, std::string{k_change} + "WHERE id = ?"};
    query.bind(id);
    return query.step() ? std::optional{read_change(query)} : std::nullopt;
}

/// Looks up what entries were.
class Versions {
public:
    explicit Versions(const Database& database)
        : m_database{database}, m_reader{database},
          m_next{database, "SELECT before FROM change_concept WHERE concept_id = ? AND change_id > ? "
                           "ORDER BY change_id LIMIT 1"},
          m_touched{database, "SELECT concept_id, before FROM change_concept "
                              "WHERE change_id = ? AND concept_id > ? ORDER BY concept_id LIMIT ?"} {}

    /// The entry as a change left it.
    std::optional<model::Concept> after(std::int64_t change, std::int64_t row) {
        m_next.bind(row, change);
        const bool changed_again = m_next.step();
        const std::optional<model::Concept> found = changed_again ? stored(m_next, 0) : std::nullopt;
        m_next.reset();
        return changed_again ? found : m_reader.read_one(row);
    }

    struct Touched {
        std::int64_t row;
        std::optional<model::Concept> before;
    };

    /// What a change did to entries that it did not make, behind row `behind`.
    std::vector<Touched> touched(std::int64_t change, std::int64_t behind, std::size_t limit) {
        std::vector<Touched> rows;
        for (m_touched.bind(change, behind, limit); m_touched.step();) {
            rows.push_back({m_touched.integer(0), stored(m_touched, 1)});
        }
        m_touched.reset();
        return rows;
    }

    std::optional<model::Concept> stored(const Statement& row, int column) const {
        if (row.is_null(column)) {
            return std::nullopt;
        }
        return model::concept_from_json(row.text(column), m_database.path(), 0);
    }

private:
    const Database& m_database;
    ConceptReader m_reader;
    Statement m_next;
    Statement m_touched;
};

/// Notes in a change that it has been undone. What it had undone itself holds again, and so on.
void mark_undone(Database& database, std::int64_t undone, std::int64_t by) {
    Statement mark{database, "UPDATE change SET undone_by = ? WHERE id = ?"};
    Statement undoes{database, "SELECT undoes FROM change WHERE id = ?"};
    std::optional<std::int64_t> undoing = by;
    for (std::optional<std::int64_t> at = undone; at;) {
        mark.run(undoing, *at);
        undoing = undoing ? std::nullopt : at;
        std::optional<std::int64_t> next;
        undoes.bind(*at);
        if (undoes.step()) {
            next = optional_integer(undoes, 0);
        }
        undoes.reset();
        at = next;
    }
}

/// Takes a change back, entry by entry.
class Undo {
public:
    /// Begins the transaction: a savepoint inside another would keep all that is deleted in memory.
    Undo(Database& database, std::int64_t change, std::string_view who)
        : m_database{database}, m_edit{database, who, fmt::format("undo {}", change), change},
          m_change{require_change(change)}, m_versions{database} {}

    std::int64_t run() {
        require_last_word();
        // First those that go, so that the ids they had are free.
        for_each_touched([&](const Versions::Touched& one) {
            if (!one.before) {
                erase(one.row);
            }
        });
        for (std::int64_t row = m_change.added_from; row < m_change.added_to; ++row) {
            erase(row);
        }
        for_each_touched([&](const Versions::Touched& one) {
            if (one.before) {
                put_back(one.row, *one.before);
            }
        });
        turn_documents();
        mark_undone(m_database, m_change.change.id, m_edit.change());
        const std::optional<std::int64_t> made = m_edit.commit();
        if (!made) {
            throw base::Error{fmt::format("{}: Change {} left nothing that could be undone, or the documents that it "
                                          "removed have been let go since ('diptych db compact').",
                                          m_database.path(), m_change.change.id)};
        }
        return *made;
    }

private:
    StoredChange require_change(std::int64_t change) const {
        const std::optional<StoredChange> stored = find_change(m_database, change);
        if (!stored) {
            throw base::Error{
                fmt::format("{}: There is no change {}. 'diptych term history' shows those that there are.",
                            m_database.path(), change)};
        }
        if (stored->change.undone_by) {
            throw base::Error{
                fmt::format("{}: Change {} is undone already, by change {}. Undo that one to have "
                            "it back.",
                            m_database.path(), change, *stored->change.undone_by)};
        }
        return *stored;
    }

    template <typename Action>
    void for_each_touched(const Action& action) {
        std::int64_t behind = std::numeric_limits<std::int64_t>::min();
        for (;;) {
            const std::vector<Versions::Touched> batch =
                m_versions.touched(m_change.change.id, behind, k_batch);
            for (const Versions::Touched& one : batch) {
                action(one);
            }
            if (batch.size() < k_batch) {
                return;
            }
            behind = batch.back().row;
        }
    }

    /// Documents that the change removed come back, those that it brought back go again.
    void turn_documents() {
        Statement documents{m_database, "SELECT document_id, EXISTS (SELECT 1 FROM removed_document r WHERE r.id = "
                                        "document_id) FROM change_document WHERE change_id = ?"};
        DocumentWriter writer{m_database};
        for (documents.bind(m_change.change.id); documents.step();) {
            const std::int64_t document = documents.integer(0);
            if (documents.integer(1) != 0) {
                writer.bring_back(document);
            } else {
                writer.put_aside(document);
            }
            m_edit.note_document(document);
        }
    }

    /// A later change that holds and has touched one of the entries or documents has to be undone first. A later
    /// change and the later one that took it back count for nothing together.
    void require_last_word() {
        Statement later{m_database, fmt::format("{}WHERE id > ?1 AND undone_by IS NULL AND {} "
                                                "AND (undoes IS NULL OR undoes < ?1) ORDER BY id DESC",
                                                k_change, k_did_something)};
        Statement touches{
            m_database, "SELECT EXISTS (SELECT 1 FROM change_concept WHERE change_id = ?1 "
                        "AND concept_id >= ?2 AND concept_id < ?3) OR EXISTS (SELECT 1 FROM "
                        "change_concept b WHERE b.change_id = ?1 AND EXISTS (SELECT 1 FROM change_concept a "
                        "WHERE a.change_id = ?4 AND a.concept_id = b.concept_id)) OR EXISTS (SELECT 1 FROM "
                        "change_document b JOIN change_document a ON a.document_id = b.document_id "
                        "WHERE b.change_id = ?1 AND a.change_id = ?4)"};
        for (later.bind(m_change.change.id); later.step();) {
            const model::GlossaryChange other = read_change(later).change;
            touches.bind(other.id, m_change.added_from, m_change.added_to, m_change.change.id);
            if (touches.step() && touches.integer(0) != 0) {
                throw base::Error{fmt::format("{}: Change {} cannot be undone: change {} ({}) has touched "
                                              "the same {} since. Undo that one first.",
                                              m_database.path(), m_change.change.id, other.id, other.action,
                                              m_change.change.documents == 0 ? "concepts" : "documents")};
            }
        }
    }

    void erase(std::int64_t row) {
        if (const auto now = m_edit.entry_at(row)) {
            m_edit.erase(row, *now);
        }
    }

    void put_back(std::int64_t row, const model::Concept& before) {
        const std::optional<std::int64_t> holder = m_edit.row_of(before.id);
        if (holder && *holder != row) {
            make_way(*holder, before.id);
        }
        if (const auto now = m_edit.older_entry_at(row)) {
            m_edit.overwrite(row, *now, before);
        } else {
            m_edit.restore(row, before);
        }
    }

    /// An entry whose own turn is still to come may have the id that is needed: ids that a change swapped.
    void make_way(std::int64_t row, const std::string& id) {
        Statement query{m_database, "SELECT 1 FROM change_concept WHERE change_id = ? AND concept_id = ?"};
        query.bind(m_change.change.id, row);
        if (!query.step() || m_edit.has_touched(row)) {
            throw base::Error{
                fmt::format("{}: Change {} cannot be undone: another concept has the id '{}' now. "
                            "Give that one another id first.",
                            m_database.path(), m_change.change.id, id)};
        }
        const auto now = m_edit.entry_at(row);
        model::Concept aside = *now;
        aside.id = fmt::format("undo {}, {}", m_change.change.id, row);
        m_edit.overwrite(row, *now, aside);
    }

    Database& m_database;
    RecordedEdit m_edit;
    StoredChange m_change;
    Versions m_versions;
};

} // namespace

GlossaryHistory::GlossaryHistory(Database& database) : m_database{database} {}

std::vector<model::GlossaryChange> GlossaryHistory::changes(std::size_t limit) {
    require_sound(m_database, "change");
    require_sound(m_database, "change_document");
    Statement query{m_database, std::string{k_change} + "ORDER BY id DESC LIMIT ?"};
    std::vector<model::GlossaryChange> found;
    for (query.bind(std::min<std::size_t>(limit, std::numeric_limits<std::int64_t>::max())); query.step();) {
        found.push_back(read_change(query).change);
    }
    return found;
}

std::optional<model::GlossaryChange> GlossaryHistory::find(std::int64_t change) {
    const std::optional<StoredChange> found = find_change(m_database, change);
    return found ? std::optional{found->change} : std::nullopt;
}

std::vector<model::ConceptVersion> GlossaryHistory::versions(std::string_view entry_id) {
    const Snapshot snapshot{m_database};
    std::set<std::pair<std::int64_t, std::int64_t>> steps; // of changes and rows
    Statement rows{m_database, "SELECT id FROM concept WHERE entry_id = ?1 UNION "
                               "SELECT concept_id FROM former_entry_id WHERE entry_id = ?1"};
    Statement touching{m_database, "SELECT change_id FROM change_concept WHERE concept_id = ?"};
    Statement adding{m_database, "SELECT id, added_to FROM change WHERE added_from IS NOT NULL "
                                 "AND added_from <= ? ORDER BY added_from DESC LIMIT 1"};
    for (rows.bind(entry_id); rows.step();) {
        const std::int64_t row = rows.integer(0);
        for (touching.bind(row); touching.step();) {
            steps.emplace(touching.integer(0), row);
        }
        adding.bind(row);
        if (adding.step() && row < adding.integer(1)) {
            steps.emplace(adding.integer(0), row);
        }
    }
    Versions versions{m_database};
    std::vector<model::ConceptVersion> found;
    for (const auto& [change, row] : steps) {
        model::ConceptVersion version;
        version.change = find_change(m_database, change).value_or(StoredChange{}).change;
        const auto touched = versions.touched(change, row - 1, 1);
        if (!touched.empty() && touched[0].row == row) {
            version.before = touched[0].before;
        }
        version.after = versions.after(change, row);
        if (version.before || version.after) { // else it came and went in the same change
            found.push_back(std::move(version));
        }
    }
    return found;
}

std::vector<model::ConceptVersion> GlossaryHistory::versions(std::int64_t change, std::size_t limit) {
    const Snapshot snapshot{m_database};
    std::vector<model::ConceptVersion> found;
    const std::optional<StoredChange> stored = find_change(m_database, change);
    if (!stored) {
        return found;
    }
    Versions versions{m_database};
    std::int64_t behind = std::numeric_limits<std::int64_t>::min();
    while (found.size() < limit) { // rows of what it touched are smaller than those of what it made
        auto batch = versions.touched(change, behind, std::min(k_batch, limit - found.size()));
        if (batch.empty()) {
            break;
        }
        for (Versions::Touched& one : batch) {
            behind = one.row;
            found.push_back({stored->change, std::move(one.before), versions.after(change, one.row)});
        }
    }
    for (std::int64_t row = stored->added_from; row < stored->added_to && found.size() < limit; ++row) {
        if (auto after = versions.after(change, row)) {
            found.push_back({stored->change, std::nullopt, std::move(after)});
        }
    }
    return found;
}

std::optional<std::int64_t> GlossaryHistory::last_to_undo() {
    Statement query{m_database, fmt::format("SELECT id FROM change WHERE undone_by IS NULL AND undoes IS NULL AND {} "
                                            "ORDER BY id DESC LIMIT 1",
                                            k_did_something)};
    return query.step() ? std::optional{query.integer(0)} : std::nullopt;
}

std::int64_t GlossaryHistory::undo(std::int64_t change, std::string_view who) {
    const std::optional<model::GlossaryChange> large = find(change);
    const SequentialAccess sequential{m_database, large && large->concepts > k_many};
    return Undo{m_database, change, who}.run();
}

} // namespace diptych::store
