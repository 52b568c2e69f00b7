#pragma once

#include "base/temporary_file.hpp"
#include "store/database.hpp"

#include <memory>
#include <string>

namespace diptych::store {

/// A database that is made beside its place and moved there when it is whole: until then nobody sees it, and
/// without publish() nothing is left of it (base::TemporaryFile).
class NewDatabase {
public:
    /// Makes the folder too. \throws base::Error when it cannot be made there
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
    base::TemporaryFile m_temporary;
    std::unique_ptr<Database> m_database;
};

} // namespace diptych::store
