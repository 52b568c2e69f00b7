#include "store/backup.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/temporary_file.hpp"
#include "base/work.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <system_error>

namespace diptych::store {

namespace fs = std::filesystem;

namespace {

constexpr int k_pages_at_once = 1024;

struct CloseConnection {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
};

struct FinishBackup {
    void operator()(sqlite3_backup* handle) const noexcept { sqlite3_backup_finish(handle); }
};

[[noreturn]] void fail(const std::string& path, std::string_view reason) {
    throw base::Error{
        fmt::format("{}: Cannot write the copy: {}. Check the path, the permissions and the free "
                    "space.",
                    path, reason)};
}

[[noreturn]] void refuse_to_overwrite(const std::string& path) {
    throw base::Error{
        fmt::format("{}: There is already a file of that name. Name another one, or remove it first.", path)};
}

void copy(Database& from, sqlite3* to, const std::string& path, const BackupProgress& progress) {
    const std::unique_ptr<sqlite3_backup, FinishBackup> running{
        sqlite3_backup_init(to, "main", from.handle(), "main")};
    if (!running) {
        fail(path, sqlite3_errmsg(to));
    }
    int code = SQLITE_OK;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(running.get(), k_pages_at_once);
        if (progress && (code == SQLITE_OK || code == SQLITE_DONE)) {
            const int all = sqlite3_backup_pagecount(running.get());
            progress(all - sqlite3_backup_remaining(running.get()), all);
        }
    }
    if (code != SQLITE_DONE) {
        fail(path, sqlite3_errstr(code));
    }
}

} // namespace

void backup(Database& from, const std::string& to, bool overwrite, const BackupProgress& progress) {
    const base::OutputUse use{to};
    std::error_code error;
    const fs::file_status status = fs::status(to, error);
    if (fs::exists(status)) {
        if (!fs::is_regular_file(status)) {
            throw base::Error{fmt::format("{}: This is not a regular file. Name a file for the copy.", to)};
        }
        if (!overwrite) {
            refuse_to_overwrite(to);
        }
    }
    base::TemporaryFile temporary{to, base::beside_database(), base::Readers::owner_only};
    {
        sqlite3* opened = nullptr;
        const int code = sqlite3_open_v2(temporary.name().c_str(), &opened,
                                         SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
        const std::unique_ptr<sqlite3, CloseConnection> copied{opened};
        if (code != SQLITE_OK) {
            fail(to, sqlite3_errstr(code));
        }
        const Snapshot snapshot{from}; // a copy that begins anew at each change of others might never end
        copy(from, copied.get(), to, progress);
    }
    base::check_output(to);
    if (!temporary.move_to_place(overwrite)) {
        refuse_to_overwrite(to);
    }
}

} // namespace diptych::store
