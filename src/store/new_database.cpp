#include "store/new_database.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/statement.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace diptych::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* k_mark = ".new-"; // behind the name of the database, with six letters to follow

[[noreturn]] void fail(const std::string& path, std::string_view attempt, int error_number) {
    throw base::Error{fmt::format("{}: Cannot {}: {}. Check the path, the permissions and the free space.",
                                  path, attempt, std::generic_category().message(error_number))};
}

void remove_files(const std::string& file) {
    for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
        ::unlink((file + ending).c_str());
    }
}

/// Removes databases that nobody is making any more.
void remove_remains(const fs::path& path) {
    const std::string begin = path.filename().string() + k_mark;
    std::error_code error;
    for (fs::directory_iterator entry{path.parent_path(), error}, end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.size() != begin.size() + 6 || !name.starts_with(begin)) {
            continue;
        }
        const int descriptor = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (descriptor >= 0) {
            if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
                remove_files(entry->path().string());
            }
            ::close(descriptor);
        }
    }
}

} // namespace

NewDatabase::NewDatabase(const std::string& path) : m_path{path}, m_lock{-1} {
    const fs::path place = fs::absolute(path);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) {
        fail(path, fmt::format("make the folder '{}'", place.parent_path().string()), error.value());
    }
    remove_remains(place);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    do {
        if (m_lock >= 0) {
            ::close(m_lock);
        }
        m_temporary = place.string() + k_mark + "XXXXXX";
        m_lock = ::mkostemp(m_temporary.data(), O_CLOEXEC);
        if (m_lock < 0) {
            fail(path, "make the database", errno);
        }
        ::fchmod(m_lock, 0666U & ~mask);
        ::flock(m_lock, LOCK_SH); // where there are no such locks, nobody removes remains
    } while (!is_ours());         // somebody has taken it for remains before it was locked
    try {
        open();
    } catch (...) {
        remove();
        throw;
    }
}

void NewDatabase::open() {
    m_database =
        std::unique_ptr<Database>{new Database{m_path, m_temporary, Mode::write, Access::sequential}};
    // Nobody else is here: what was there before can be kept in memory, and new pages go where they belong.
    Statement{*m_database, "PRAGMA journal_mode = MEMORY"}.step();
}

NewDatabase::~NewDatabase() {
    remove();
}

/// Closes the descriptor last, and before anybody opens the database in its place: closing one takes away all
/// POSIX locks that the process has on the file, SQLite's too.
void NewDatabase::remove() {
    m_database.reset();
    remove_files(m_temporary);
    if (m_lock >= 0) {
        ::close(m_lock);
        m_lock = -1;
    }
}

bool NewDatabase::is_ours() const {
    struct stat status {};

    return ::fstat(m_lock, &status) == 0 && status.st_nlink > 0;
}

bool NewDatabase::publish() {
    Statement{*m_database, "PRAGMA journal_mode = WAL"}.step();
    m_database.reset(); // with its log, before anybody else opens it
    if (::fsync(m_lock) != 0) {
        fail(m_path, "write the database", errno);
    }
    // A link never replaces a database that another process has made meanwhile.
    if (::link(m_temporary.c_str(), m_path.c_str()) != 0) {
        if (errno == EEXIST) {
            open();
            return false;
        }
        if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0) { // a file system without links
            fail(m_path, "make the database", errno);
        }
    }
    remove();
    return true;
}

} // namespace diptych::store
