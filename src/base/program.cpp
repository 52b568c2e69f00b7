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
#include <thread>

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
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
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

/// \returns whether it ended by itself, and well
bool wait_for(pid_t child, std::chrono::milliseconds limit) {
    constexpr std::chrono::milliseconds k_pause{10};
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
        if (std::chrono::steady_clock::now() >= end) {
            ::kill(-child, SIGKILL);
            while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
            }
            return false;
        }
        std::this_thread::sleep_for(k_pause);
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
    Start start{folder, output};
    const std::optional<pid_t> child = start.run(program.string(), arguments, environment);
    if (!child || !wait_for(*child, limit)) {
        return std::nullopt;
    }
    return read_whole(output);
}

} // namespace diptych::base
