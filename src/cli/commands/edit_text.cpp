#include "cli/commands/edit_text.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/temporary_file.hpp"
#include "cli/terminal/shell.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <optional>

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
    std::string path = (base::temporary_folder() / ("diptych-" + safe + "-XXXXXX.txt")).string();
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
    const std::optional<int> status = run_in_shell(command + " \"$1\"", {path});
    if (!status || !WIFEXITED(*status) || WEXITSTATUS(*status) != 0) {
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
        m_text = base::read_file(m_path, std::cin, base::k_greatest_list);
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
