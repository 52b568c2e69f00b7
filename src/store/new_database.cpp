#include "store/new_database.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/statement.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace diptych::store {

namespace fs = std::filesystem;

namespace {

/// Those that are empty.
void remove_folders(const std::vector<fs::path>& folders) {
    std::error_code error;
    for (const fs::path& folder : folders) {
        if (!fs::remove(folder, error)) {
            return;
        }
    }
}

} // namespace

MadeFolders::MadeFolders(const std::string& file) {
    const fs::path wanted = fs::absolute(file).parent_path();
    std::error_code error;
    for (fs::path folder = wanted; !fs::exists(folder, error) && !error; folder = folder.parent_path()) {
        m_made.push_back(folder);
    }
    // From the outermost on; one that another process has made meanwhile is as good.
    for (auto folder = m_made.rbegin(); !error && folder != m_made.rend(); ++folder) {
        if (::mkdir(folder->c_str(), S_IRWXU) != 0 && errno != EEXIST) {
            error = {errno, std::generic_category()};
        }
    }
    if (!error && !fs::is_directory(wanted, error) && !error) {
        error = std::make_error_code(std::errc::not_a_directory);
    }
    if (error) {
        remove_folders(m_made);
        throw base::Error{
            fmt::format("{}: Cannot make the folder '{}': {}. Check the path, the permissions and "
                        "the free space.",
                        file, wanted.string(), error.message())};
    }
}

MadeFolders::~MadeFolders() {
    remove_folders(m_made);
}

NewDatabase::NewDatabase(const std::string& path)
    : m_path{path}, m_folders{path}, m_temporary{fs::absolute(path), base::beside_database(),
                                                           base::Readers::owner_only} {
    open();
}

NewDatabase::~NewDatabase() = default;

void NewDatabase::open() {
    m_database =
        std::unique_ptr<Database>{new Database{m_path, m_temporary.name(), Mode::write, Access::sequential}};
    // Nobody else is here: what was there before can be kept in memory, and new pages go where they belong.
    Statement{*m_database, "PRAGMA journal_mode = MEMORY"}.step();
}

bool NewDatabase::publish() {
    Statement{*m_database, "PRAGMA journal_mode = WAL"}.step();
    m_database.reset(); // with its log, before anybody else opens it
    if (!m_temporary.move_to_place(false)) {
        open();
        return false;
    }
    return true;
}

WritableDatabase::WritableDatabase(const std::string& path, Access access) : m_path{path}, m_access{access} {
    std::error_code error;
    if (fs::status(path, error).type() == fs::file_type::not_found) {
        m_new = std::make_unique<NewDatabase>(path);
    } else {
        m_opened = std::make_unique<Database>(path, Mode::write, access);
    }
}

bool WritableDatabase::keep() {
    if (!m_new) {
        return true;
    }
    const bool is_kept = m_new->publish();
    m_new.reset(); // before anybody opens the one in its place: it has locks
    m_opened = std::make_unique<Database>(m_path, Mode::write, m_access);
    return is_kept;
}

void WritableDatabase::fail_to_repeat() const {
    throw base::Error{
        fmt::format("{}: Another process has made this database meanwhile, and standard input cannot be read "
                    "again. Nothing was written; give the command once more.",
                    m_path)};
}

} // namespace diptych::store
