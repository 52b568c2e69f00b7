#include "base/program.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "base/temporary_file.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace diptych::base {

namespace {

constexpr std::uintmax_t k_most_output = std::uintmax_t{256} << 20U; // bytes

/// What posix_spawn(3) is told, and lets go.
class Start {
public:
    Start(const std::filesystem::path& folder, const std::filesystem::path& output) {
        ::posix_spawn_file_actions_init(&m_files);
        ::posix_spawn_file_actions_addchdir_np(&m_files, folder.c_str());
        ::posix_spawn_file_actions_addopen(&m_files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        ::posix_spawn_file_actions_addopen(&m_files, STDOUT_FILENO, output.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::posix_spawn_file_actions_addopen(&m_files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        ::posix_spawnattr_init(&m_attributes);
        sigset_t signals;
        ::sigfillset(&signals);
        ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
        ::posix_spawnattr_setpgroup(&m_attributes, 0); // one of its own, to be stopped as a whole
        ::sigemptyset(&signals);
        ::posix_spawnattr_setsigmask(&m_attributes, &signals);
        ::posix_spawnattr_setflags(&m_attributes,
                                   POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    }

    ~Start() {
        ::posix_spawn_file_actions_destroy(&m_files);
        ::posix_spawnattr_destroy(&m_attributes);
    }

    Start(const Start&) = delete;
    Start& operator=(const Start&) = delete;

    std::optional<pid_t> run(const std::string& program, std::vector<std::string> arguments,
                             std::vector<std::string> environment) {
        const auto pointers = [](std::vector<std::string>& strings) {
            std::vector<char*> result;
            for (std::string& string : strings) {
                result.push_back(string.data());
            }
            result.push_back(nullptr);
            return result;
        };
        arguments.insert(arguments.begin(), program);
        pid_t child = 0;
        const int failure = ::posix_spawn(&child, program.c_str(), &m_files, &m_attributes,
                                          pointers(arguments).data(), pointers(environment).data());
        return failure == 0 ? std::optional{child} : std::nullopt;
    }

private:
    posix_spawn_file_actions_t m_files{};
    posix_spawnattr_t m_attributes{};
};

void stop(pid_t child) {
    ::kill(-child, SIGKILL);
    while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
}

/// Holds back the signals that end this program, as long as it lives: what was started, and the folder that was made
/// for it, have to go first.
class HeldSignals {
public:
    HeldSignals() {
        ::sigemptyset(&m_held);
        for (const int signal : k_ending_signals) {
            ::sigaddset(&m_held, signal);
        }
        ::pthread_sigmask(SIG_BLOCK, &m_held, &m_before);
    }

    ~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }

    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    /// Waits for one of them, no longer than a moment. \returns its number, or nothing
    std::optional<int> wait() const {
        constexpr timespec k_moment{0, 10'000'000};
        const int signal = ::sigtimedwait(&m_held, nullptr, &k_moment);
        return signal > 0 ? std::optional{signal} : std::nullopt;
    }

private:
    sigset_t m_held{};
    sigset_t m_before{};
};

/// \returns whether it ended by itself, and well; a signal that it waited for is in `signal`
bool wait_for(pid_t child, std::chrono::milliseconds limit, const HeldSignals& signals,
              std::optional<int>& signal) {
    const auto end = std::chrono::steady_clock::now() + limit;
    int status = 0;
    for (;;) {
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child) {
            return WIFEXITED(status) && WEXITSTATUS(status) == 0;
        }
        if (ended < 0 && errno != EINTR) {
            return false;
        }
        signal = signals.wait();
        if (signal || std::chrono::steady_clock::now() >= end) {
            stop(child);
            return false;
        }
    }
}

std::optional<std::string> read_whole(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size == 0 || size > k_most_output) {
        return std::nullopt;
    }
    std::ifstream in{file, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

TemporaryFolder::TemporaryFolder() {
    std::string name = (temporary_folder() / "diptych-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw_cannot_write(name, errno);
    }
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::filesystem::path TemporaryFolder::write(const std::string& file, const std::string& bytes) const {
    const std::filesystem::path path = m_path / file;
    std::ofstream out{path, std::ios::binary};
    if (!out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush()) {
        throw_cannot_write(path, errno);
    }
    return path;
}

std::optional<std::string> TemporaryFolder::read(const std::string& file) const {
    return read_whole(m_path / file);
}

std::optional<std::filesystem::path> find_program(const std::string& name) {
    const char* const folders = std::getenv("PATH");
    for (const std::string_view folder : split(folders == nullptr ? "" : folders, ':')) {
        const std::filesystem::path program = std::filesystem::path{folder} / name;
        if (program.is_absolute() && ::access(program.c_str(), X_OK) == 0) {
            return program;
        }
    }
    return std::nullopt;
}

std::optional<std::string> run_program(const std::filesystem::path& program,
                                       const std::vector<std::string>& arguments,
                                       const std::filesystem::path& folder, std::chrono::milliseconds limit) {
    const std::filesystem::path output = folder / "standard-output";
    const char* const path = std::getenv("PATH");
    const std::vector<std::string> environment{
        fmt::format("PATH={}", path == nullptr ? "/usr/bin:/bin" : path), "HOME=" + folder.string(),
        "TMPDIR=" + folder.string(), "LANG=C.UTF-8"};
    std::optional<int> signal;
    bool well = false;
    {
        const HeldSignals held;
        const auto run = [&](const std::string& file, const std::vector<std::string>& its_arguments) {
            const std::optional<pid_t> child = Start{folder, output}.run(file, its_arguments, environment);
            return child && wait_for(*child, limit, held, signal);
        };
        // A text must not make a program ask for anything elsewhere. Not every kernel lets a user cut it off.
        std::vector<std::string> cut_off{"--user", "--map-current-user", "--net", "--", "true"};
        const auto unshare = find_program("unshare");
        if (unshare && run(unshare->string(), cut_off)) {
            cut_off.back() = program.string();
            cut_off.insert(cut_off.end(), arguments.begin(), arguments.end());
            well = run(unshare->string(), cut_off);
        } else if (!signal) {
            well = run(program.string(), arguments);
        }
    }
    if (signal) {
        std::error_code ignored;
        std::filesystem::remove_all(folder, ignored);
        ::raise(*signal);
    }
    return well ? read_whole(output) : std::nullopt;
}

} // namespace diptych::base
