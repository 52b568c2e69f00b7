#include "base/work.hpp"

#include "base/error.hpp"
#include "base/file_identity.hpp"
#include "base/format.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>

namespace diptych::base {

namespace fs = std::filesystem;

struct Work::Files {
    std::mutex mutex; ///< of all below
    std::set<FileIdentity> read;
    std::set<FileIdentity> written; ///< by place, also those that are finished
    std::map<const OutputUse*, fs::path> unfinished;
};

namespace {

thread_local Work::Files* t_files = nullptr;

/// The files of a database that is open, a group for each connection.
using DatabaseFiles = std::vector<fs::path>;

struct Databases {
    std::mutex mutex;
    std::map<const DatabaseUse*, DatabaseFiles> open;
};

Databases& databases() {
    static Databases all;
    return all;
}

/// It and what SQLite makes beside it, or beside what a symbolic link names.
DatabaseFiles files_of(const fs::path& database) {
    std::error_code error;
    const fs::path canonical = fs::weakly_canonical(fs::absolute(database), error);
    const std::string name = error ? database.string() : canonical.string();
    DatabaseFiles files{name};
    for (const std::string& ending : beside_database()) {
        files.emplace_back(name + ending);
    }
    return files;
}

[[noreturn]] void refuse(const std::string& name, std::string_view sentence) {
    throw UsageError{fmt::format("{}: {}", name, sentence)};
}

[[noreturn]] void refuse_database(const std::string& name) {
    refuse(name, "This is the database itself. Name another file.");
}

[[noreturn]] void refuse_input(const std::string& name) {
    refuse(name,
           "The output would take the place of this file, which is read. Name another file to write to.");
}

/// \param place  or nothing, when the file is there
bool is_one_of(const DatabaseFiles& files, const std::optional<FileIdentity>& file,
               const std::optional<FileIdentity>& place) {
    return std::any_of(files.begin(), files.end(), [&](const fs::path& each) {
        return (file && identity_of(each) == file) || (place && place_of(each) == place);
    });
}

void refuse_open_database(const std::string& name, const std::optional<FileIdentity>& file,
                          const std::optional<FileIdentity>& place) {
    const std::scoped_lock lock{databases().mutex};
    for (const auto& [use, files] : databases().open) {
        if (is_one_of(files, file, place)) {
            refuse_database(name);
        }
    }
}

void enter_input(const std::optional<FileIdentity>& file, const std::string& name) {
    if (!file) {
        return;
    }
    refuse_open_database(name, file, std::nullopt);
    if (t_files == nullptr) {
        return;
    }
    const std::scoped_lock lock{t_files->mutex};
    for (const auto& [use, path] : t_files->unfinished) {
        if (identity_of(path) == file) {
            refuse_input(name);
        }
    }
    t_files->read.insert(*file);
}

} // namespace

Work::Work() : m_files{std::make_unique<Files>()}, m_share{m_files.get()} {}

Work::~Work() = default;

Work::Files* Work::current() {
    return t_files;
}

Work::Share::Share(Files* files) : m_before{t_files} {
    t_files = files;
}

Work::Share::~Share() {
    t_files = m_before;
}

void use_input(const std::string& path) {
    enter_input(identity_of(fs::path{path}), path);
}

void use_input(const std::string& path, const std::istream& standard_input) {
    if (path != "-") {
        use_input(path);
    } else if (&standard_input == &std::cin) {
        enter_input(identity_of(STDIN_FILENO), "Standard input");
    }
}

void check_output(const fs::path& path) {
    const auto file = identity_of(path);
    refuse_open_database(path.string(), file, place_of(path));
    if (t_files == nullptr || !file) {
        return;
    }
    const std::scoped_lock lock{t_files->mutex};
    if (t_files->read.contains(*file)) {
        refuse_input(path.string());
    }
}

OutputUse::OutputUse(fs::path path) : m_path{std::move(path)} {
    check_output(m_path);
    if (m_files == nullptr) {
        return;
    }
    const std::scoped_lock lock{m_files->mutex};
    if (const auto place = place_of(m_path); place && !m_files->written.insert(*place).second) {
        refuse(m_path.string(), "Two outputs would be written to this file. Give each a file of its own.");
    }
    m_files->unfinished.emplace(this, m_path);
}

OutputUse::~OutputUse() {
    finish();
}

void OutputUse::finish() {
    if (m_files != nullptr) {
        const std::scoped_lock lock{m_files->mutex};
        m_files->unfinished.erase(this);
    }
}

std::vector<std::string> beside_database() {
    return {"-wal", "-shm", "-journal"};
}

DatabaseUse::DatabaseUse(const fs::path& path) {
    const DatabaseFiles files = files_of(path);
    if (t_files != nullptr) {
        const std::scoped_lock lock{t_files->mutex};
        for (const auto& [use, output] : t_files->unfinished) {
            if (is_one_of(files, identity_of(output), place_of(output))) {
                refuse_database(output.string());
            }
        }
    }
    const std::scoped_lock lock{databases().mutex};
    databases().open.emplace(this, files);
}

DatabaseUse::~DatabaseUse() {
    const std::scoped_lock lock{databases().mutex};
    databases().open.erase(this);
}

} // namespace diptych::base
