#include "store/waiting.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/string.hpp"

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <sstream>
#include <thread>
#include <utility>

namespace diptych::store {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds k_pause{10};
constexpr std::chrono::seconds k_before_telling{2};

Patience g_patience;

/// The text of a file of the system; empty when it cannot be read.
std::string read_if_there(const std::string& path) {
    std::istringstream no_input;
    try {
        return base::read_file(path, no_input);
    } catch (const base::Error&) {
        return {};
    }
}

/// The process in a line of /proc/locks (proc_locks(5)), when another one has that file locked to write:
/// "1: POSIX  ADVISORY  WRITE 1234 08:01:131 120 120".
pid_t writer_in(std::string_view line, ino_t inode) {
    std::istringstream words{std::string{line}};
    std::string number;
    std::string kind;
    std::string strength;
    std::string what;
    pid_t process = 0;
    std::string file;
    if (!(words >> number >> kind >> strength >> what >> process >> file) || what != "WRITE" ||
        !file.ends_with(fmt::format(":{}", inode)) || process == ::getpid()) {
        return 0;
    }
    return std::max(process, 0); // -1 when it is not one process
}

/// " (process 1234, diptych)", or nothing when it cannot be told. In WAL mode writers lock the file of shared
/// memory. To ask for the locks themselves (fcntl) would take away ours when the file is closed again.
std::string writer_of(const std::string& database) {
    const std::string locks = read_if_there("/proc/locks");
    for (const std::string& file : {database + "-shm", database}) {
        struct stat status {};

        if (::stat(file.c_str(), &status) != 0) {
            continue;
        }
        for (const std::string_view line : base::split(locks, '\n')) {
            if (const pid_t process = writer_in(line, status.st_ino); process != 0) {
                const std::string name = read_if_there(fmt::format("/proc/{}/comm", process));
                return name.empty() ? std::string{}
                                    : fmt::format(" (process {}, {})", process, base::trim(name));
            }
        }
    }
    return {};
}

} // namespace

PatienceOfAll::PatienceOfAll(Patience patience) {
    g_patience = std::move(patience);
}

PatienceOfAll::~PatienceOfAll() {
    g_patience = {};
}

Waiting::Waiting(std::string name, std::string file)
    : m_name{std::move(name)}, m_file{std::move(file)}, m_patience{g_patience} {}

void Waiting::begin_for(sqlite3* handle) {
    sqlite3_busy_handler(handle, wait, this);
}

int Waiting::wait(void* waiting, int waits) {
    return static_cast<Waiting*>(waiting)->go_on(waits == 0) ? 1 : 0;
}

bool Waiting::go_on(bool is_first) {
    if (is_first) {
        m_begin = Clock::now();
        m_told = false;
    }
    const Clock::duration waited = Clock::now() - m_begin;
    if (waited >= m_patience.most) {
        return false;
    }
    if (waited >= k_before_telling && !m_told && m_patience.tell) {
        m_told = true;
        tell();
    }
    std::this_thread::sleep_for(is_first ? std::chrono::milliseconds{1} : k_pause);
    return true;
}

void Waiting::tell() const {
    m_patience.tell(
        fmt::format("{}: Another program{} is writing to the database. Waiting for it, up to {} s.", m_name,
                    writer_of(m_file), m_patience.most.count()));
}

} // namespace diptych::store
