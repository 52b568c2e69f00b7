#include "base/file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace diptych::base {

namespace fs = std::filesystem;

namespace {

std::string reason(int error_number) {
    return std::generic_category().message(error_number);
}

[[noreturn]] void cannot_write(const fs::path& path, int error_number) {
    throw Error{
        fmt::format("{}: Cannot write the file: {}. Check the path, the permissions and the free space.",
                    path.string(), reason(error_number))};
}

/// Everything of a stream, read in blocks: an istream_iterator would be several times slower.
std::string read_all(std::istream& in) {
    std::string bytes;
    std::string block(std::size_t{1} << 16, '\0');
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
    }
    return bytes;
}

bool sync_to_disk(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    return synced;
}

/// The permissions a new file would get, or those of the file being replaced.
mode_t permissions_for(const fs::path& path) {
    struct stat existing {};

    if (::stat(path.c_str(), &existing) == 0) {
        return existing.st_mode & 07777U;
    }
    // A process can only learn its umask by setting it: once, before any thread makes a file.
    static const mode_t mask = [] {
        const mode_t current = ::umask(0);
        ::umask(current);
        return current;
    }();
    return 0666U & ~mask;
}

} // namespace

std::string display_name(const std::string& path) {
    return path == "-" ? k_standard_input_name : path;
}

std::string read_file(const std::string& path, std::istream& standard_input) {
    if (path == "-") {
        return read_all(standard_input);
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        throw InputError{path, "There is no such file. Check the spelling and the folder."};
    }
    if (status.type() == fs::file_type::directory) {
        throw InputError{path, "This is a directory. Name a file."};
    }
    errno = 0;
    std::ifstream in{path, std::ios::binary};
    if (!in) {
        throw InputError{path, fmt::format("Cannot open the file for reading: {}.", reason(errno))};
    }
    std::string bytes = read_all(in);
    if (in.bad()) {
        throw InputError{path, fmt::format("Cannot read the file: {}.", reason(errno))};
    }
    return bytes;
}

OutputFile::OutputFile(fs::path path) : m_path{std::move(path)} {
    std::error_code error;
    const fs::file_status status = fs::status(m_path, error);
    if (status.type() == fs::file_type::directory) {
        throw Error{fmt::format("{}: This is a directory. Name a file to write to.", m_path.string())};
    }
    if (fs::exists(status) && status.type() != fs::file_type::regular) {
        errno = 0;
        m_stream = std::make_unique<std::ofstream>(m_path, std::ios::binary);
        if (!*m_stream) {
            cannot_write(m_path, errno);
        }
        return;
    }
    if (fs::exists(status)) {
        m_path = fs::canonical(m_path); // replace what a symbolic link points to, not the link
    }
    std::string pattern = m_path.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0) {
        cannot_write(m_path, errno);
    }
    ::fchmod(descriptor, permissions_for(m_path));
    ::close(descriptor);
    m_temporary = pattern;
    m_stream = std::make_unique<std::ofstream>(m_temporary, std::ios::binary | std::ios::trunc);
    if (!*m_stream) {
        const int why = errno;
        fs::remove(m_temporary, error);
        cannot_write(m_path, why);
    }
}

OutputFile::~OutputFile() {
    if (!m_committed && !m_temporary.empty()) {
        m_stream.reset();
        std::error_code ignored;
        fs::remove(m_temporary, ignored);
    }
}

void OutputFile::commit() {
    errno = 0;
    m_stream->flush();
    if (!*m_stream) {
        cannot_write(m_path, errno == 0 ? ENOSPC : errno);
    }
    m_stream.reset();
    if (m_temporary.empty()) {
        m_committed = true;
        return;
    }
    if (!sync_to_disk(m_temporary) || std::rename(m_temporary.c_str(), m_path.c_str()) != 0) {
        cannot_write(m_path, errno);
    }
    m_committed = true;
}

} // namespace diptych::base
