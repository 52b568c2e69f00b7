#include "store/compact.hpp"

#include "store/database.hpp"
#include "store/statement.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <system_error>

namespace diptych::store {

namespace {

/// Lets VACUUM attach its new file, and keep it on the disk: it may be as large as the old one.
class RoomForCopy {
public:
    explicit RoomForCopy(Database& database)
        : m_database{database}, m_attached{sqlite3_limit(database.handle(), SQLITE_LIMIT_ATTACHED, 1)} {
        m_database.execute("PRAGMA temp_store = FILE");
    }

    ~RoomForCopy() {
        sqlite3_limit(m_database.handle(), SQLITE_LIMIT_ATTACHED, m_attached);
        sqlite3_exec(m_database.handle(), "PRAGMA temp_store = MEMORY", nullptr, nullptr, nullptr);
    }

    RoomForCopy(const RoomForCopy&) = delete;
    RoomForCopy& operator=(const RoomForCopy&) = delete;

private:
    Database& m_database;
    int m_attached;
};

} // namespace

std::uintmax_t compact_file(Database& database) {
    {
        const RoomForCopy room{database};
        database.execute("VACUUM");
    }
    database.shorten_log(0);
    return bytes_of(database);
}

std::uintmax_t unused_bytes(const Database& database) {
    Statement query{database,
                    "SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size"};
    return query.step() ? query.size(0) : 0;
}

std::uintmax_t bytes_of(const Database& database) {
    std::uintmax_t bytes = 0;
    for (const char* ending : {"", "-wal"}) {
        std::error_code error;
        const std::uintmax_t size = std::filesystem::file_size(database.file() + ending, error);
        bytes += error ? 0 : size;
    }
    return bytes;
}

} // namespace diptych::store
