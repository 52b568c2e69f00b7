#pragma once

namespace diptych::store {

class Database;

/// Makes changes happen together or not at all: without commit() the destructor takes them back. One inside
/// another is a part of it (a savepoint) that can be taken back alone. Waits at the beginning, never in the
/// middle, for another writer (store/waiting.hpp).
class Transaction {
public:
    explicit Transaction(Database& database);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& m_database;
    bool m_nested;
    bool m_committed = false;
};

/// While it lives, queries see the database as it was at the first of them, whatever others write. Inside a
/// Transaction that is so anyway.
class Snapshot {
public:
    explicit Snapshot(Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Database& m_database;
    bool m_nested;
};

} // namespace diptych::store
