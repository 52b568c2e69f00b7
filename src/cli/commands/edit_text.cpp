#include "cli/commands/edit_text.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>

namespace diptych::cli {

namespace {

/// A new file that nobody else has, in the folder for temporary files. Named so that an editor knows a text.
std::string make_file(const std::string& stem) {
    std::string safe;
    for (const char c : stem.substr(0, 40)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        safe += plain ? c : '-';
    }
    constexpr int k_ending = 4; // ".txt"
    std::string path =
        (std::filesystem::temp_directory_path() / ("diptych-" + safe + "-XXXXXX.txt")).string();
    const int file = ::mkstemps(path.data(), k_ending);
    if (file < 0) {
        throw base::Error{fmt::format("Cannot make a file to edit, '{}': {}.", path, std::strerror(errno))};
    }
    ::close(file);
    return path;
}

std::string editor() {
    for (const char* name : {"VISUAL", "EDITOR"}) {
        const char* const value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return value;
        }
    }
    return "vi";
}

/// $EDITOR may be a command with arguments: the shell takes it apart, and gets the path as an argument, so
/// that nothing in it is read as a command.
void run_editor(const std::string& path) {
    const std::string command = editor();
    const std::string script = command + " \"$1\"";
    std::array<std::string, 5> words{"sh", "-c", script, "sh", path};
    std::array<char*, 6> arguments{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        arguments[i] = words[i].data();
    }
    pid_t child = 0;
    int status = 0;
    const int error = ::posix_spawn(&child, "/bin/sh", nullptr, nullptr, arguments.data(), environ);
    if (error != 0 || ::waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw base::Error{
            fmt::format("The editor '{}' failed, and nothing was changed. Set EDITOR to the one "
                        "you use.",
                        command)};
    }
}

} // namespace

EditedFile::EditedFile(const std::string& stem, const std::string& text) : m_path{make_file(stem)} {
    try {
        base::OutputFile file{m_path};
        file.stream() << text;
        file.commit();
        run_editor(m_path);
        m_text = base::read_file(m_path, std::cin);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
        throw;
    }
}

EditedFile::~EditedFile() {
    if (!m_keep) {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
}

} // namespace diptych::cli
