#include "store/backup.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/database.hpp"
#include "store/transaction.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
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

[[noreturn]] void fail_by_errno(const std::string& path) {
    fail(path, std::generic_category().message(errno));
}

/// A new file beside a path, which goes with us unless it has taken its place.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& path) : m_path{path} {
        m_name = fs::absolute(path).string() + ".copy-XXXXXX";
        const int descriptor = ::mkostemp(m_name.data(), O_CLOEXEC);
        if (descriptor < 0) {
            fail_by_errno(path);
        }
        const mode_t mask = ::umask(0);
        ::umask(mask);
        ::fchmod(descriptor, 0666U & ~mask);
        ::close(descriptor);
    }

    ~TemporaryFile() {
        for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
            ::unlink((m_name + ending).c_str());
        }
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& name() const { return m_name; }

    void take_place(bool overwrite) {
        const int descriptor = ::open(m_name.c_str(), O_RDONLY | O_CLOEXEC);
        const bool written = descriptor >= 0 && ::fsync(descriptor) == 0;
        if (descriptor >= 0) {
            ::close(descriptor);
        }
        // A link never replaces a file that has come meanwhile; some file systems have none.
        const bool placed = written && !overwrite && ::link(m_name.c_str(), m_path.c_str()) == 0;
        const bool may_rename = written && !placed && (overwrite || errno != EEXIST);
        if (!placed && (!may_rename || std::rename(m_name.c_str(), m_path.c_str()) != 0)) {
            fail_by_errno(m_path);
        }
    }

private:
    std::string m_path;
    std::string m_name;
};

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
    std::error_code error;
    const fs::file_status status = fs::status(to, error);
    if (fs::exists(status)) {
        if (!fs::is_regular_file(status)) {
            throw base::Error{fmt::format("{}: This is not a regular file. Name a file for the copy.", to)};
        }
        if (fs::equivalent(to, from.file(), error)) {
            throw base::Error{fmt::format("{}: This is the database itself. Name another file.", to)};
        }
        if (!overwrite) {
            throw base::Error{
                fmt::format("{}: There is already a file of that name. Name another one, or remove "
                            "it first.",
                            to)};
        }
    }
    TemporaryFile temporary{to};
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
    temporary.take_place(overwrite);
}

} // namespace diptych::store
