#include "store/database.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/layout.hpp"
#include "store/statement.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace diptych::store {

namespace fs = std::filesystem;

namespace {

constexpr int k_busy_timeout_ms = 10'000;

/// Settings of a connection; none of them is kept in the file.
constexpr const char* k_connection_settings = "PRAGMA foreign_keys = ON;"
                                              "PRAGMA synchronous = NORMAL;" // with WAL: never damaged
                                              "PRAGMA temp_store = MEMORY;"
                                              "PRAGMA cache_size = -65536;" // KiB
                                              "PRAGMA mmap_size = 1073741824";

const char* advice_for(int code) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "Another program is using it; try again when that is done.";
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

[[noreturn]] void throw_system_error(const std::string& path, std::string_view attempt, int error_number) {
    throw base::Error{fmt::format("{}: Cannot {}: {}. Check the path, the permissions and the free space.",
                                  path, attempt, std::generic_category().message(error_number))};
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
        throw_system_error(path, "open the database", error.value());
    case fs::file_type::directory:
        throw base::InputError{path, "This is a directory. Name a database file."};
    default:
        throw base::InputError{path, "This is not a regular file. Name a database file."};
    }
}

/// Removes a database that was not finished, and what SQLite keeps beside one.
class RemoveAtEnd {
public:
    explicit RemoveAtEnd(std::string file) : m_file{std::move(file)} {}

    ~RemoveAtEnd() {
        for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
            ::unlink((m_file + ending).c_str());
        }
    }

    RemoveAtEnd(const RemoveAtEnd&) = delete;
    RemoveAtEnd& operator=(const RemoveAtEnd&) = delete;

private:
    std::string m_file;
};

} // namespace

void Database::Close::operator()(sqlite3* handle) const noexcept {
    sqlite3_close_v2(handle);
}

Database::~Database() = default;

Database::Database(const std::string& path, Mode mode) : m_path{path} {
    if (!is_there(path)) {
        if (mode != Mode::create) {
            throw base::InputError{path, "There is no database there yet. Make one with 'diptych add' or "
                                         "'diptych import'."};
        }
        make_file(path);
    }
    Database opened{path, path, mode};
    m_handle = std::move(opened.m_handle);
}

Database::Database(const std::string& name, const std::string& file, Mode mode) : m_path{name} {
    if (mode == Mode::read) {
        open_to_read(file);
    } else {
        open(absolute_name(file), SQLITE_OPEN_READWRITE);
        if (sqlite3_db_readonly(handle(), "main") == 1) { // SQLite settles for less without a word
            throw base::Error{fmt::format("{}: Cannot write to the database: the file is read-only. {}",
                                          m_path, advice_for(SQLITE_READONLY))};
        }
    }
    const Layout layout = layout_of(*this);
    execute(k_connection_settings);
    if (mode == Mode::read) {
        if (layout == Layout::empty) {
            throw base::InputError{m_path, "The database is empty. Fill it with 'diptych add' or "
                                           "'diptych import'."};
        }
        if (layout == Layout::older) {
            throw base::InputError{m_path, "This database was made by an older diptych. 'diptych add' or "
                                           "'diptych import' brings it up to date."};
        }
        return;
    }
    if (layout != Layout::current) {
        bring_up_to_date(*this);
    }
    // After the tables, not before: a new file is then complete in itself, with nothing left in the WAL.
    // Where there is no shared memory (some network drives) SQLite stays with a rollback journal, which is as
    // safe.
    Statement{*this, "PRAGMA journal_mode = WAL"}.step();
}

/// Makes an empty database beside its place and moves it there, so that nobody ever sees half of one.
void Database::make_file(const std::string& path) {
    const fs::path folder = fs::absolute(path).parent_path();
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw_system_error(path, fmt::format("make the folder '{}'", folder.string()), error.value());
    }
    std::string temporary = absolute_name(path) + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (descriptor < 0) {
        throw_system_error(path, "make the database", errno);
    }
    const RemoveAtEnd remove_temporary{temporary};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666U & ~mask);
    ::close(descriptor);
    { const Database made{path, temporary, Mode::write}; }
    // A link never replaces a database that another process has made meanwhile; ours is then not needed.
    if (::link(temporary.c_str(), path.c_str()) != 0 && errno != EEXIST &&
        std::rename(temporary.c_str(), path.c_str()) != 0) { // a file system without links
        throw_system_error(path, "make the database", errno);
    }
}

void Database::open(const std::string& file, int flags) {
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(file.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    m_handle.reset(opened); // even a failed one has to be closed
    if (code != SQLITE_OK) {
        fail("open the database");
    }
    sqlite3_busy_timeout(handle(), k_busy_timeout_ms);
}

/// Even a reader writes: it needs the shared-memory file beside a WAL database. Where it may not make one,
/// and there is no WAL with content that only other processes can merge, the file is read as it stands.
void Database::open_to_read(const std::string& file) {
    open(absolute_name(file), SQLITE_OPEN_READONLY);
    const int code = sqlite3_exec(handle(), "SELECT 1 FROM sqlite_schema", nullptr, nullptr, nullptr) & 0xFF;
    if ((code == SQLITE_CANTOPEN || code == SQLITE_READONLY) && !has_log(file)) {
        open(immutable_uri(file), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    }
}

void Database::execute(const char* sql) {
    if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail("use the database");
    }
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
        throw base::InputError{
            m_path,
            fmt::format("Cannot {}, because it is damaged: {}. Restore it from a copy.", attempt, message)};
    default:
        throw base::Error{fmt::format("{}: Cannot {}: {}. {}", m_path, attempt, message, advice_for(code))};
    }
}

} // namespace diptych::store
