#include "store/new_database.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "store/statement.hpp"

#include <filesystem>
#include <system_error>

namespace diptych::store {

namespace fs = std::filesystem;

namespace {

/// The same path, when its folder is there or could be made.
fs::path with_folder(const std::string& path) {
    const fs::path place = fs::absolute(path);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) {
        throw base::Error{
            fmt::format("{}: Cannot make the folder '{}': {}. Check the path, the permissions and "
                        "the free space.",
                        path, place.parent_path().string(), error.message())};
    }
    return place;
}

} // namespace

NewDatabase::NewDatabase(const std::string& path)
    : m_path{path}, m_temporary{with_folder(path), {"-journal", "-wal", "-shm"}} {
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

} // namespace diptych::store
