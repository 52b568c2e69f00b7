#include "store/transaction.hpp"

#include "store/database.hpp"

#include <sqlite3.h>

namespace diptych::store {

namespace {

bool in_transaction(const Database& database) {
    return sqlite3_get_autocommit(database.handle()) == 0;
}

} // namespace

Transaction::Transaction(Database& database) : m_database{database}, m_nested{in_transaction(database)} {
    m_database.execute(m_nested ? "SAVEPOINT nested"
                                : "BEGIN IMMEDIATE"); // the innermost of that name counts
}

Transaction::~Transaction() {
    // SQLite has already rolled back by itself after some errors (a full disk).
    if (!m_committed && in_transaction(m_database)) {
        const char* sql = m_nested ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK";
        sqlite3_exec(m_database.handle(), sql, nullptr, nullptr, nullptr);
    }
}

void Transaction::commit() {
    m_database.execute(m_nested ? "RELEASE nested" : "COMMIT");
    m_committed = true;
}

Snapshot::Snapshot(Database& database) : m_database{database}, m_nested{in_transaction(database)} {
    if (!m_nested) {
        m_database.execute("BEGIN");
    }
}

Snapshot::~Snapshot() {
    if (!m_nested && in_transaction(m_database)) {
        // Not ROLLBACK: should somebody have written meanwhile, it must not be lost.
        sqlite3_exec(m_database.handle(), "COMMIT", nullptr, nullptr, nullptr);
    }
}

} // namespace diptych::store
