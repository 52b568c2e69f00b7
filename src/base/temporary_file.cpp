#include "base/temporary_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

namespace diptych::base {

namespace fs = std::filesystem;

namespace {

// ".diptych-aB3dEf.tmp": nobody else makes such names.
constexpr std::string_view k_begin = ".diptych-";
constexpr std::string_view k_letters = "XXXXXX";
constexpr std::string_view k_end = ".tmp";
constexpr std::size_t k_length = k_begin.size() + k_letters.size() + k_end.size();

// What a signal handler removes -----------------------------------------------------------------------------
//
// IDEA    A fixed number of places for names. Whoever changes the state of a place by compare-and-exchange to
//         `taken` or `removed` has it alone, so no name is read while it is written, and nobody waits.

enum class State { free, taken, listed, removed };
static_assert(std::atomic<State>::is_always_lock_free, "a signal handler must not wait for a lock");

constexpr std::size_t k_longest_path = 4096; // PATH_MAX of Linux

struct Entry {
    std::atomic<State> state = State::free;
    std::array<char, k_longest_path> path{};
};

/// More at a time are not removed by signals, only by the next program.
std::array<Entry, 256> g_entries;

constexpr std::size_t k_none = g_entries.size();

/// \returns the place of the name, or k_none when there is no room
std::size_t list(const std::string& path) {
    if (path.size() >= k_longest_path) {
        return k_none;
    }
    for (std::size_t i = 0; i < g_entries.size(); ++i) {
        State free = State::free;
        if (g_entries[i].state.compare_exchange_strong(free, State::taken)) {
            std::copy_n(path.c_str(), path.size() + 1, g_entries[i].path.begin());
            g_entries[i].state = State::listed;
            return i;
        }
    }
    return k_none;
}

void unlist(std::size_t entry) noexcept {
    State listed = State::listed;
    if (entry != k_none) { // one that is removed stays so: the program is ending
        g_entries[entry].state.compare_exchange_strong(listed, State::free);
    }
}

bool is_removed(std::size_t entry) {
    return entry != k_none && g_entries[entry].state == State::removed;
}

// What others have left -------------------------------------------------------------------------------------

bool is_ours(std::string_view name) {
    return name.size() >= k_length && name.starts_with(k_begin) &&
           name.substr(k_begin.size() + k_letters.size(), k_end.size()) == k_end;
}

/// Removes a file whose maker is no more, and what SQLite made beside it. \param names  its own first
void remove_if_left(const fs::path& folder, const std::vector<std::string>& names) {
    const std::string file = (folder / names.front().substr(0, k_length)).string();
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0 && errno != ENOENT) {
        return;
    }

    struct stat status {};

    if (descriptor < 0 || (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
                           status.st_uid == ::geteuid() && ::flock(descriptor, LOCK_EX | LOCK_NB) == 0)) {
        for (auto name = names.rbegin(); name != names.rend(); ++name) {
            ::unlink((folder / *name).c_str());
        }
    }
    if (descriptor >= 0) {
        ::close(descriptor); // not before: who has just made the file would take it for its own
    }
}

void remove_remains(const fs::path& folder) {
    std::map<std::string, std::vector<std::string>> groups;
    std::error_code error;
    for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
        if (std::string name = entry->path().filename().string(); is_ours(name)) {
            groups[name.substr(0, k_length)].push_back(std::move(name));
        }
    }
    for (auto& [begin, names] : groups) {
        std::sort(names.begin(), names.end());
        remove_if_left(folder, names);
    }
}

/// Once for each folder: a batch may write many thousand files into one.
void remove_remains_once(const fs::path& folder) {
    static std::mutex mutex;
    static std::set<fs::path> done;
    const std::scoped_lock lock{mutex};
    if (done.insert(fs::absolute(folder)).second) {
        remove_remains(folder);
    }
}

/// The permissions a new file would get, or those of the file being replaced.
mode_t permissions_for(const fs::path& path, Readers readers) {
    struct stat existing {};

    if (::stat(path.c_str(), &existing) == 0) {
        return existing.st_mode & 07777U;
    }
    if (readers == Readers::owner_only) {
        return S_IRUSR | S_IWUSR;
    }
    // A process can only learn its umask by setting it: once, before any thread makes a file.
    static const mode_t mask = [] {
        const mode_t current = ::umask(0);
        ::umask(current);
        return current;
    }();
    return 0666U & ~mask;
}

fs::path folder_of(const fs::path& place) {
    return place.has_parent_path() ? place.parent_path() : fs::path{"."};
}

bool is_there(int descriptor) {
    struct stat status {};

    return ::fstat(descriptor, &status) == 0 && status.st_nlink > 0;
}

/// A name there, which is most probably nobody's.
std::string random_name(const fs::path& folder) {
    constexpr std::string_view k_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    std::random_device device;
    std::uniform_int_distribution<std::size_t> any{0, k_alphabet.size() - 1};
    std::string letters{k_letters};
    std::generate(letters.begin(), letters.end(), [&] { return k_alphabet[any(device)]; });
    return (folder / k_begin).concat(letters).concat(k_end).string();
}

/// \returns its descriptor; -1, with errno, when it is there already or cannot be made
int make_file(const std::string& name) {
    return ::open(name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
}

} // namespace

void throw_cannot_write(const fs::path& path, int error_number) {
    throw Error{
        fmt::format("{}: Cannot write the file: {}. Check the path, the permissions and the free space.",
                    path.string(), std::generic_category().message(error_number))};
}

fs::path temporary_folder() {
    std::error_code error;
    const fs::path folder = fs::temp_directory_path(error);
    if (error) {
        const char* const named = std::getenv("TMPDIR");
        throw Error{fmt::format(
            "{}: There is no such folder for temporary files. {}.", named == nullptr ? "/tmp" : named,
            named == nullptr ? "Name one with TMPDIR" : "Make it, or set TMPDIR to a folder that is there")};
    }
    return folder;
}

TemporaryFile::TemporaryFile(fs::path place, std::vector<std::string> beside, Readers readers)
    : m_place{std::move(place)}, m_beside{std::move(beside)}, m_readers{readers} {
    remove_remains_once(folder_of(m_place));
    do {
        remove();
        make();
        ::flock(m_descriptor, LOCK_SH); // where there are no such locks, nobody removes remains
    } while (!is_there(m_descriptor));  // somebody has taken it for remains before it was locked
}

TemporaryFile::~TemporaryFile() {
    remove();
}

/// A file is listed before it is there: a signal may come as soon as it is.
void TemporaryFile::make() {
    do {
        m_name = random_name(folder_of(m_place));
        for (const std::string& ending : m_beside) {
            m_entries.push_back(list(m_name + ending));
        }
        m_entries.push_back(list(m_name));
        m_descriptor = make_file(m_name);
        const int error_number = errno;
        if (m_descriptor < 0) {
            unlist_all();
            if (error_number != EEXIST) {
                throw_cannot_write(m_place, error_number);
            }
        }
    } while (m_descriptor < 0);
    if (is_removed(m_entries.back())) { // by a signal, before it was there
        remove();
        throw_cannot_write(m_place, EINTR);
    }
    ::fchmod(m_descriptor, permissions_for(m_place, m_readers));
}

void TemporaryFile::unlist_all() noexcept {
    std::for_each(m_entries.begin(), m_entries.end(), unlist);
    m_entries.clear();
}

/// Closes the descriptor last, and before anybody opens a database in its place: closing one takes away all
/// locks that the process has on the file (fcntl), SQLite's too.
void TemporaryFile::remove() noexcept {
    if (m_descriptor < 0) {
        return;
    }
    for (const std::string& ending : m_beside) {
        ::unlink((m_name + ending).c_str());
    }
    ::unlink(m_name.c_str());
    unlist_all();
    ::close(m_descriptor);
    m_descriptor = -1;
}

bool TemporaryFile::move_to_place(bool overwrite) {
    if (::fsync(m_descriptor) != 0) {
        throw_cannot_write(m_place, errno);
    }
    // A link never replaces a file that has come meanwhile; some file systems have none.
    const bool is_linked = !overwrite && ::link(m_name.c_str(), m_place.c_str()) == 0;
    if (!is_linked && !overwrite && errno == EEXIST) {
        return false;
    }
    if (!is_linked && std::rename(m_name.c_str(), m_place.c_str()) != 0) {
        throw_cannot_write(m_place, errno);
    }
    remove();
    return true;
}

int open_unnamed_file(const fs::path& beside) {
    std::string name;
    int descriptor = -1;
    do {
        name = random_name(folder_of(beside));
        descriptor = make_file(name);
    } while (descriptor < 0 && errno == EEXIST);
    if (descriptor >= 0) {
        ::unlink(name.c_str()); // goes with us, whatever happens
    }
    return descriptor;
}

void remove_temporary_files() noexcept {
    for (Entry& entry : g_entries) {
        State listed = State::listed;
        if (entry.state.compare_exchange_strong(listed, State::removed)) {
            ::unlink(entry.path.data());
        }
    }
}

} // namespace diptych::base
