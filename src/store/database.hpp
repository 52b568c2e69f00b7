#pragma once

#include "base/error.hpp"
#include "base/work.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;

namespace diptych::store {

class Waiting;
class Place;

enum class Mode {
    create, ///< to write; made when it is not there, with its folder
    write,  ///< to write; has to be there
    read,   ///< has to be there; other processes may be writing to it
    examine ///< likewise, to find out what is wrong with it: its schema may be another one
};

/// What a connection is mostly for, which decides how it uses memory.
enum class Access {
    random,    ///< look-ups here and there: the file is mapped into memory
    sequential ///< all of the glossary once: memory does not grow with the file
};

/// The database is not as diptych writes it: the file is damaged, or another program has changed it.
class Damaged : public base::InputError {
public:
    Damaged(const std::string& path, const std::string& finding);

    /// What is wrong, and where: "document 3: it has no source".
    const std::string& finding() const { return m_finding; }

private:
    std::string m_finding;
};

/// The one file that keeps documents, their pairs and the glossary: an SQLite database in WAL mode, so that
/// many can read while one writes. A connection is for one thread at a time.
///
/// Opening checks that the file is ours and of a layout we know; an older layout is brought up to date unless
/// we only read. Every failure, here and in the classes that use it, is an exception that names the file:
/// base::InputError when the file is not there, not ours or damaged; base::Error when the system does not let
/// us (permissions, a full disk, another program that has been writing for longer than our patience, see
/// store/waiting.hpp).
class Database {
public:
    /// Costs less than a millisecond. A new file appears whole or not at all.
    Database(const std::string& path, Mode mode, Access access = Access::random);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// As given; how messages name it.
    const std::string& path() const { return m_path; }

    /// Changes what the connection is for. Without effect while a transaction is open.
    void use_for(Access access);

    /// Whether it was opened to be read only.
    bool reads() const { return m_reads; }

    /// The absolute name of the file.
    const std::string& file() const { return m_file; }

    /// Runs statements that give no rows.
    void execute(const char* sql);

    /// To be called when much has been committed: what stands in the log goes into the file, and the log
    /// becomes small again, as far as readers allow. Waits for nobody.
    /// \param small  bytes from which on it is worth the while
    void shorten_log(std::uintmax_t small = std::uintmax_t{16} << 20);

    /// Row number of the last insertion.
    std::int64_t last_id() const;
    /// How many rows the last insertion, update or deletion touched, those of cascades left out.
    std::int64_t changed_rows() const;

    /// For Statement and Transaction.
    sqlite3* handle() const { return m_handle.get(); }

    /// Throws what SQLite last complained of. \param attempt  what was tried, as it follows "Cannot"
    [[noreturn]] void fail(std::string_view attempt) const;
    /// Throws Damaged. \param what  is wrong, of the Place where we are: "it has no source"
    [[noreturn]] void damaged(std::string_view what) const;

private:
    friend class NewDatabase;
    friend class Place;

    struct Close {
        void operator()(sqlite3* handle) const noexcept;
    };

    /// Opens `file`, an existing one, but calls it `name` in messages.
    Database(const std::string& name, const std::string& file, Mode mode, Access access);
    void open(const std::string& file, int flags);
    void open_to_read(const std::string& file);

    std::string m_path;
    bool m_reads = false;
    base::DatabaseUse m_use; ///< the first to come and the last to go, since it protects the others' locks
    std::string m_file;
    std::unique_ptr<Waiting> m_waiting; ///< SQLite has its address
    std::unique_ptr<sqlite3, Close> m_handle;
    mutable const Place* m_place = nullptr; ///< what is read now
};

/// While it lives, what turns out to be damaged is named by it: "document 3". One inside another names it more
/// exactly.
class Place {
public:
    /// \param kind  lives as long: a literal
    Place(const Database& database, const char* kind, std::int64_t number = 0);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    void move_to(std::int64_t number) { m_number = number; }

    std::string str() const;

private:
    const Database& m_database;
    const Place* m_outer;
    const char* m_kind;
    std::int64_t m_number;
};

} // namespace diptych::store
