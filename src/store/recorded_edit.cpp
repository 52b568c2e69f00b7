#include "store/recorded_edit.hpp"

#include "base/parallel.hpp"
#include "model/concept_json.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace diptych::store {

namespace {

constexpr std::size_t k_most_pending = 4096;
constexpr std::size_t k_worth_a_thread = 256; // entries

/// One more than the number of any entry that there is or was.
std::int64_t free_row(const Database& database) {
    Statement query{database, "SELECT max(coalesce((SELECT max(id) FROM concept), 0), "
                              "coalesce((SELECT max(concept_id) FROM change_concept), 0), "
                              "coalesce((SELECT added_to - 1 FROM change WHERE added_from IS NOT NULL "
                              "ORDER BY added_from DESC LIMIT 1), 0)) + 1"};
    return query.step() ? query.integer(0) : 1;
}

} // namespace

ForeignKeysOff::ForeignKeysOff(Database& database) : m_database{database} {
    m_database.execute("PRAGMA foreign_keys = OFF");
}

ForeignKeysOff::~ForeignKeysOff() {
    sqlite3_exec(m_database.handle(), "PRAGMA foreign_keys = ON", nullptr, nullptr, nullptr);
}

RecordedEdit::RecordedEdit(Database& database, std::string_view who, std::string_view action,
                           std::optional<std::int64_t> undoes)
    : m_database{database}, m_foreign_keys_off{database}, m_transaction{database}, m_writer{database},
      m_reader{database}, m_index{database}, m_row_of{database, "SELECT id FROM concept WHERE entry_id = ?"},
      m_record{database, "INSERT INTO change_concept (change_id, concept_id, before) VALUES (?, ?, ?)"},
      m_has_touched{database, "SELECT 1 FROM change_concept WHERE change_id = ? AND concept_id = ?"},
      m_former{database, "INSERT OR IGNORE INTO former_entry_id (entry_id, concept_id) VALUES (?, ?)"},
      m_who{who}, m_action{action}, m_undoes{undoes}, m_first_row{free_row(database)}, m_next_row{
                                                                                           m_first_row} {}

std::optional<std::int64_t> RecordedEdit::row_of(std::string_view entry_id) {
    const auto pending = m_pending_rows.find(entry_id);
    if (pending != m_pending_rows.end()) {
        return pending->second;
    }
    if (m_free == entry_id && !entry_id.empty()) {
        return std::nullopt; // asked twice: before an entry is made, and when it is added
    }
    m_row_of.bind(entry_id);
    std::optional<std::int64_t> row;
    if (m_row_of.step()) {
        row = m_row_of.integer(0);
    } else {
        m_free = entry_id;
    }
    m_row_of.reset();
    return row;
}

std::optional<model::Concept> RecordedEdit::entry_at(std::int64_t row) {
    flush();
    return m_reader.read_one(row);
}

std::int64_t RecordedEdit::change() {
    if (!m_change) {
        Statement insert{m_database, "INSERT INTO change (made, who, action, concepts, undoes) "
                                     "VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, 0, ?)"};
        insert.run(m_who, m_action, m_undoes);
        m_change = m_database.last_id();
    }
    return *m_change;
}

void RecordedEdit::note_document(std::int64_t document) {
    Statement{m_database, "INSERT INTO change_document (change_id, document_id) VALUES (?, ?)"}.run(change(), document);
    m_has_documents = true;
}

bool RecordedEdit::has_touched(std::int64_t row) {
    m_has_touched.bind(change(), row);
    const bool touched = m_has_touched.step();
    m_has_touched.reset();
    return touched;
}

void RecordedEdit::record(std::int64_t row, const std::optional<model::Concept>& before) {
    if (row >= m_first_row || has_touched(row)) {
        return;
    }
    std::optional<std::string> json;
    if (before) {
        json = model::to_json(*before);
    }
    m_record.run(change(), row, json);
    ++m_touched;
}

void RecordedEdit::keep(std::int64_t row, model::Concept entry) {
    if (m_pending.capacity() < k_most_pending && m_pending.size() == m_pending.capacity()) {
        // Moving a short string moves its letters: let go of the views into them first.
        m_pending_rows.clear();
        m_pending.reserve(m_pending.empty() ? 1 : k_most_pending);
        for (const Pending& one : m_pending) {
            m_pending_rows.emplace(one.entry.id, one.row);
        }
    }
    m_free.clear();
    m_pending.push_back({row, std::move(entry)});
    m_pending_rows.emplace(m_pending.back().entry.id, row);
    if (m_pending.size() == k_most_pending) {
        flush();
    }
}

std::int64_t RecordedEdit::add(model::Concept entry) {
    const std::int64_t row = m_next_row++;
    keep(row, std::move(entry));
    ++m_touched;
    return row;
}

void RecordedEdit::restore(std::int64_t row, model::Concept entry) {
    record(row, std::nullopt);
    keep(row, std::move(entry));
}

void RecordedEdit::flush() {
    if (m_pending.empty()) {
        return;
    }
    const auto task = [this](std::size_t i) {
        for (const Pending& one : m_pending) {
            if (i == 0) {
                m_writer.insert(one.row, one.entry);
            } else {
                m_index.note(one.row, one.entry, true);
            }
        }
        if (i == 0) {
            m_writer.flush();
        }
    };
    base::run_parallel(2, m_pending.size() < k_worth_a_thread ? 1 : 2, task);
    m_pending_rows.clear();
    m_pending.clear();
}

void RecordedEdit::overwrite(std::int64_t row, const model::Concept& before, const model::Concept& after) {
    flush();
    record(row, before);
    m_writer.remove_content(row, before);
    m_index.note(row, before, false);
    if (before.id != after.id) {
        rename(row, before.id, after.id);
    }
    m_writer.insert_content(row, after);
    m_writer.flush();
    m_index.note(row, after, true);
}

void RecordedEdit::rename(std::int64_t row, std::string_view from, std::string_view to) {
    flush();
    m_former.run(from, row);
    m_writer.rename(row, to);
    m_free.clear();
}

void RecordedEdit::erase(std::int64_t row, const model::Concept& before) {
    flush();
    record(row, before);
    m_former.run(before.id, row);
    m_writer.remove(row, before);
    m_index.note(row, before, false);
    m_free.clear();
    m_touched -= row >= m_first_row ? 1 : 0;
}

std::optional<std::int64_t> RecordedEdit::commit() {
    if (m_touched == 0 && !m_has_documents) {
        return std::nullopt; // the transaction goes back
    }
    flush();
    m_index.write();
    m_writer.write_counts();
    std::optional<std::int64_t> added_from;
    std::optional<std::int64_t> added_to;
    if (m_next_row > m_first_row) {
        added_from = m_first_row;
        added_to = m_next_row;
    }
    Statement{m_database, "UPDATE change SET concepts = ?, added_from = ?, added_to = ? WHERE id = ?"}.run(
        m_touched, added_from, added_to, change());
    m_transaction.commit();
    m_database.shorten_log();
    return m_change;
}

} // namespace diptych::store
