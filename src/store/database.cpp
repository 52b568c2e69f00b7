#include "store/database.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/layout.hpp"
#include "store/new_database.hpp"
#include "store/pair_tokenizer.hpp"
#include "store/schema_check.hpp"
#include "store/statement.hpp"
#include "store/waiting.hpp"

#include <sqlite3.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace diptych::store {

namespace fs = std::filesystem;

namespace {

/// A file may come from anybody, and be made to harm: https://www.sqlite.org/security.html. What it brings along
/// (triggers, views) may call harmless functions only, nobody may write to the tables behind pair_words, and
/// nothing is longer or deeper than what is ours.
void distrust(sqlite3* handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    constexpr std::array<std::pair<int, int>, 9> k_limits{{{SQLITE_LIMIT_LENGTH, 1 << 29}, // bytes of a row
                                                           {SQLITE_LIMIT_SQL_LENGTH, 1 << 18},
                                                           {SQLITE_LIMIT_COLUMN, 100},
                                                           {SQLITE_LIMIT_EXPR_DEPTH, 100},
                                                           {SQLITE_LIMIT_COMPOUND_SELECT, 10},
                                                           {SQLITE_LIMIT_VDBE_OP, 25'000},
                                                           {SQLITE_LIMIT_FUNCTION_ARG, 16},
                                                           {SQLITE_LIMIT_ATTACHED, 0},
                                                           {SQLITE_LIMIT_TRIGGER_DEPTH, 10}}};
    for (const auto& [limit, value] : k_limits) {
        sqlite3_limit(handle, limit, value);
    }
}

/// Settings of a connection; none of them is kept in the file.
constexpr const char* k_connection_settings = "PRAGMA foreign_keys = ON;"
                                              "PRAGMA cell_size_check = ON;" // damage is found earlier
                                              "PRAGMA synchronous = NORMAL;" // with WAL: never damaged
                                              "PRAGMA temp_store = MEMORY;"
                                              "PRAGMA cache_size = -65536;" // KiB
                                              "PRAGMA journal_size_limit = 67108864;";

const char* advice_for(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "Another program is writing to it; try again when that is done, or wait longer with --wait.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
        return "Check the permissions of the file and of its folder.";
    case SQLITE_FULL:
        return "Make room on the disk and try again.";
    case SQLITE_IOERR:
        return "Check the disk and the free space on it.";
    case SQLITE_NOMEM:
        return "Close other programs and try again.";
    case SQLITE_TOOBIG:
        return "Cut the text into smaller files.";
    default:
        return "If it happens again, restore the database from a copy.";
    }
}

/// As sqlite3_open_v2 needs it: absolute, so that no name is taken for a URI or for ":memory:".
std::string absolute_name(const std::string& path) {
    return fs::absolute(path).string();
}

/// The file as a URI (RFC 3986) that promises SQLite nobody changes it.
std::string immutable_uri(const std::string& file) {
    std::string uri = "file://";
    for (const char c : absolute_name(file)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           std::strchr("/-._~", c) != nullptr;
        uri += plain ? std::string{c} : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return uri + "?immutable=1";
}

/// Whether the write-ahead log beside `file` (beside what a symbolic link points to) has something in it.
bool has_log(const std::string& file) {
    std::error_code error;
    const fs::path log = fs::canonical(file, error).string() + "-wal";
    const auto size = fs::file_size(log, error);
    return !error && size > 0;
}

/// Whether it is there; what is there and cannot be a database is refused.
bool is_there(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    switch (status.type()) {
    case fs::file_type::not_found:
        return false;
    case fs::file_type::regular:
        return true;
    case fs::file_type::none:
        throw base::Error{fmt::format(
            "{}: Cannot open the database: {}. Check the path, the permissions and the free space.", path,
            error.message())};
    case fs::file_type::directory:
        throw base::InputError{path, "This is a directory. Name a database file."};
    default:
        throw base::InputError{path, "This is not a regular file. Name a database file."};
    }
}

} // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept {
    sqlite3_close_v2(handle);
}

Database::~Database() = default;

Database::Database(const std::string& path, Mode mode, Access access) : m_path{path}, m_use{path} {
    if (!is_there(path)) {
        if (mode != Mode::create) {
            throw base::InputError{path, "There is no database there yet. Make one with 'diptych add' or "
                                         "'diptych import'."};
        }
        NewDatabase{path}.publish();
    }
    Database opened{path, path, mode, access};
    m_file = std::move(opened.m_file);
    m_waiting = std::move(opened.m_waiting);
    m_reads = opened.m_reads;
    m_handle = std::move(opened.m_handle);
}

Database::Database(const std::string& name, const std::string& file, Mode mode, Access access)
    : m_path{name}, m_use{file}, m_file{absolute_name(file)}, m_waiting{
                                                                  std::make_unique<Waiting>(name, m_file)} {
    m_reads = mode == Mode::read || mode == Mode::examine;
    if (m_reads) {
        open_to_read(file);
    } else {
        open(absolute_name(file), SQLITE_OPEN_READWRITE);
        if (sqlite3_db_readonly(handle(), "main") == 1) { // SQLite settles for less without a word
            throw base::Error{fmt::format("{}: Cannot write to the database: the file is read-only. {}",
                                          m_path, advice_for(SQLITE_READONLY))};
        }
    }
    if (m_reads) {
        execute("PRAGMA query_only = ON");
        require_current(*this);
    }
    const Layout layout = layout_of(*this);
    execute(k_connection_settings);
    register_pair_tokenizer(*this);
    use_for(access);
    if (!m_reads && layout != Layout::current) {
        bring_up_to_date(*this);
    }
    if (mode != Mode::examine) {
        require_own_schema(*this);
    }
    if (m_reads) {
        return;
    }
    // After the tables, not before: a new file is then complete in itself, with nothing left in the WAL.
    // Where there is no shared memory (some network drives) SQLite stays with a rollback journal, which is as
    // safe.
    Statement{*this, "PRAGMA journal_mode = WAL"}.step();
}

void Database::open(const std::string& file, int flags) {
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    m_handle.reset(opened); // even a failed one has to be closed
    if (code != SQLITE_OK) {
        fail("open the database");
    }
    distrust(handle());
    m_waiting->begin_for(handle());
}

/// Even a reader writes: it needs the shared-memory file beside a WAL database, and only who may write to the database
/// takes that and the log away again at the end. Where it may not, it is opened to be read; where it may not make
/// that file either, and there is no WAL with content that only other processes can merge, the file is read as it
/// stands.
void Database::open_to_read(const std::string& file) {
    const auto can_read = [&](int flags) {
        open(absolute_name(file), flags);
        const int code = sqlite3_exec(handle(), "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr) & 0xFF;
        return code != SQLITE_CANTOPEN && code != SQLITE_READONLY;
    };
    if (!can_read(SQLITE_OPEN_READWRITE) && !can_read(SQLITE_OPEN_READONLY) && !has_log(file)) {
        open(immutable_uri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    }
}

void Database::execute(const char* sql) {
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail("use the database");
    }
}

/// Mapped pages are fast to come by, and count as the program's memory.
void Database::use_for(Access access) {
    execute(access == Access::random ? "PRAGMA mmap_size = 1073741824" : "PRAGMA mmap_size = 0");
}

void Database::shorten_log(std::uintmax_t small) {
    std::error_code error;
    const auto size = fs::file_size(m_file + "-wal", error);
    if (error || size < small) {
        return;
    }
    sqlite3_busy_handler(handle(), nullptr, nullptr);
    // A reader in its way is no error: it is done by whoever writes next.
    sqlite3_wal_checkpoint_v2(handle(), "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    m_waiting->begin_for(handle());
}

std::int64_t Database::last_id() const {
    return sqlite3_last_insert_rowid(handle());
}

std::int64_t Database::changed_rows() const {
    return sqlite3_changes64(handle());
}

void Database::fail(std::string_view attempt) const {
    const int code = handle() == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(handle());
    const std::string message = handle() == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle());
    switch (code & 0xFF) {
    case SQLITE_NOTADB:
        throw base::InputError{m_path, "This is no SQLite database. Name a database made by diptych."};
    case SQLITE_CORRUPT:
        damaged(message);
    default:
        throw base::Error{fmt::format("{}: Cannot {}: {}. {}", m_path, attempt, message, advice_for(code))};
    }
}

void Database::damaged(std::string_view what) const {
    throw Damaged{m_path, m_place == nullptr ? std::string{what} : fmt::format("{}: {}", m_place->str(), what)};
}

Damaged::Damaged(const std::string& path, const std::string& finding)
    : InputError{path, fmt::format("Cannot read the database, because it is damaged: {}. 'diptych doctor' says what "
                                   "is still sound; restore the rest from a copy.",
                                   finding)},
      m_finding{finding} {}

Place::Place(const Database& database, const char* kind, std::int64_t number)
    : m_database{database}, m_outer{database.m_place}, m_kind{kind}, m_number{number} {
    m_database.m_place = this;
}

Place::~Place() {
    m_database.m_place = m_outer;
}

std::string Place::str() const {
    return m_number == 0 ? m_kind : fmt::format("{} {}", m_kind, m_number);
}

} // namespace diptych::store
