#pragma once

#include "base/temporary_file.hpp"
#include "base/work.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace diptych::store {

/// The folders on the way to a file, made where they are missing, for their owner alone (0700). Those that were made
/// and are empty go with this object.
class MadeFolders {
public:
    /// \throws base::Error when they cannot be made
    explicit MadeFolders(const std::string& file);
    ~MadeFolders();
    MadeFolders(const MadeFolders&) = delete;
    MadeFolders& operator=(const MadeFolders&) = delete;

private:
    std::vector<std::filesystem::path> m_made; ///< the innermost first
};

/// A database that is made beside its place, for its owner alone (0600), and moved there when it is whole: until then
/// nobody sees it, and
/// without publish() nothing is left of it (base::TemporaryFile), nor of the folders that were made for it.
class NewDatabase {
public:
    /// Makes its folders too. \throws base::Error when it cannot be made there
    explicit NewDatabase(const std::string& path);
    ~NewDatabase();
    NewDatabase(const NewDatabase&) = delete;
    NewDatabase& operator=(const NewDatabase&) = delete;

    /// To fill it, in as few transactions as can be: they cost no second writing in a log. Not after
    /// publish().
    Database& database() { return *m_database; }

    /// Closes the database and moves it to its place. \returns false when another process has made one there
    /// meanwhile; database() is then what it was, in another object
    bool publish();

private:
    void open();

    std::string m_path;
    MadeFolders m_folders;
    base::DatabaseUse m_use{m_path}; ///< of its place, where nothing else may be written
    base::TemporaryFile m_temporary;
    std::unique_ptr<Database> m_database;
};

/// A database to write to, which need not be there: a new one appears with what was written into it first, so
/// that an attempt that fails leaves none behind.
class WritableDatabase {
public:
    /// \throws base::Error as Database and NewDatabase do
    explicit WritableDatabase(const std::string& path, Access access = Access::random);

    /// Another object after keep() has put a new one in its place.
    Database& get() { return m_new ? m_new->database() : *m_opened; }

    /// Nobody else can see it yet.
    bool is_new() const { return m_new != nullptr; }

    /// Puts a new one in its place. \returns false when another process has made one there meanwhile: get()
    /// is then that, which has nothing of what was written here
    bool keep();

    /// Does act(database), which changes it, and keeps it: again when another process was faster, or
    /// \throws base::Error then, when it is not repeatable
    template <typename Act>
    auto change(const Act& act, bool repeatable = true) {
        for (;;) {
            auto result = act(get());
            if (keep()) {
                return result;
            }
            if (!repeatable) {
                fail_to_repeat();
            }
        }
    }

private:
    [[noreturn]] void fail_to_repeat() const;

    std::string m_path;
    Access m_access;
    std::unique_ptr<NewDatabase> m_new;
    std::unique_ptr<Database> m_opened; ///< when there is no m_new
};

} // namespace diptych::store
