#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

struct sqlite3;

namespace diptych::store {

/// How long connections wait for other programs that are writing to their database, and who is told of it.
struct Patience {
    std::chrono::seconds most{60};
    /// Called once when it takes longer than a person would think nothing of (two seconds), with a sentence;
    /// nobody when empty. In the thread that waits.
    std::function<void(const std::string& sentence)> tell = {};
};

/// While it lives, all connections that are opened in this process have that patience. One at a time, and
/// made and gone while no other thread opens any.
class PatienceOfAll {
public:
    explicit PatienceOfAll(Patience patience);
    ~PatienceOfAll();
    PatienceOfAll(const PatienceOfAll&) = delete;
    PatienceOfAll& operator=(const PatienceOfAll&) = delete;
};

/// The waiting of one connection: SQLite's own waits longer and longer, so that who has waited longest asks
/// least often; here all ask every few milliseconds.
class Waiting {
public:
    /// \param name  of the database in messages  \param file  of the database
    Waiting(std::string name, std::string file);

    /// Makes the connection wait so.
    void begin_for(sqlite3* handle);

private:
    static int wait(void* waiting, int waits);
    bool go_on(bool is_first);
    void tell() const;

    std::string m_name;
    std::string m_file;
    Patience m_patience;
    std::chrono::steady_clock::time_point m_begin;
    bool m_told = false;
};

} // namespace diptych::store
