#include "base/file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/temporary_file.hpp"
#include "base/work.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace diptych::base {

namespace fs = std::filesystem;

namespace {

std::string reason(int error_number) {
    return std::generic_category().message(error_number);
}

/// \param bytes  with room for as many as are expected
std::string read_rest(std::istream& in, const std::string& name, std::size_t limit, std::string bytes) {
    std::string block(std::size_t{1} << 16U, '\0'); // an istream_iterator would be several times slower
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        if (static_cast<std::size_t>(in.gcount()) > limit - bytes.size()) {
            throw InputError{name, fmt::format("There is more to read than {} MiB, and it is read all at "
                                               "once. If it does end, write it to a file and split that.",
                                               limit >> 20U)};
        }
        bytes.append(block, 0, static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) {
        throw InputError{name, fmt::format("Cannot read the file: {}.", reason(errno))};
    }
    return bytes;
}

} // namespace

std::string display_name(const std::string& path) {
    return path == "-" ? k_standard_input_name : path;
}

std::string read_stream(std::istream& in, const std::string& name, std::size_t limit) {
    return read_rest(in, name, limit, {});
}

std::string read_beginning(const std::string& path, std::size_t most) {
    std::istringstream no_input;
    InputStream input{path, no_input};
    std::string bytes(most, '\0');
    input.stream().read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(input.stream().gcount()));
    return bytes;
}

std::string read_file(const std::string& path, std::istream& standard_input, std::size_t limit) {
    InputStream input{path, standard_input};
    if (path == "-") {
        return read_stream(standard_input, k_standard_input_name, std::min(limit, k_greatest_stream));
    }
    errno = 0;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::character) { // a terminal, or what nobody wants to read to its end
        return read_stream(input.stream(), path, std::min(limit, k_greatest_device));
    }
    const std::uintmax_t size = status.type() == fs::file_type::regular ? fs::file_size(path, error) : 0;
    if (size > limit && !error) {
        throw InputError{path,
                         fmt::format("The file has {} MiB; more than {} are not read at once. Split it.",
                                     size >> 20U, limit >> 20U)};
    }
    if (error || size == 0) { // it may be one of the system's that is not empty
        return read_stream(input.stream(), path, std::min(limit, k_greatest_stream));
    }
    std::string bytes;
    bytes.reserve(size);
    return read_rest(input.stream(), path, limit, std::move(bytes));
}

OutputFile::OutputFile(fs::path path) : m_path{std::move(path)}, m_use{std::make_unique<OutputUse>(m_path)} {
    std::error_code error;
    const fs::file_status status = fs::status(m_path, error);
    if (status.type() == fs::file_type::directory) {
        throw Error{fmt::format("{}: This is a directory. Name a file to write to.", m_path.string())};
    }
    if (fs::exists(status) && status.type() != fs::file_type::regular) {
        errno = 0;
        m_stream = std::make_unique<std::ofstream>(m_path, std::ios::binary);
        if (!*m_stream) {
            throw_cannot_write(m_path, errno);
        }
        return;
    }
    if (fs::exists(status)) {
        m_path = fs::canonical(m_path); // replace what a symbolic link points to, not the link
    }
    m_temporary = std::make_unique<TemporaryFile>(m_path);
    m_stream = std::make_unique<std::ofstream>(m_temporary->name(), std::ios::binary | std::ios::trunc);
    if (!*m_stream) {
        throw_cannot_write(m_path, errno);
    }
}

OutputFile::~OutputFile() = default;

void OutputFile::commit() {
    errno = 0;
    m_stream->flush();
    if (!*m_stream) {
        throw_cannot_write(m_path, errno == 0 ? ENOSPC : errno);
    }
    m_stream.reset();
    if (m_temporary) {
        check_output(m_path); // more may have been opened since
        m_temporary->move_to_place(true);
    }
    m_use->finish();
}

AppendedFile::AppendedFile(const std::string& path) : m_path{path}, m_use{std::make_unique<OutputUse>(path)} {
    errno = 0;
    m_stream = std::make_unique<std::ofstream>(path, std::ios::binary | std::ios::app);
    if (!*m_stream) {
        throw_cannot_write(m_path, errno);
    }
    m_stream->seekp(0, std::ios::end);
    m_is_new = m_stream->tellp() == std::ostream::pos_type{0};
    m_stream->clear(); // what is no regular file has no end to look for
}

AppendedFile::~AppendedFile() = default;

void AppendedFile::flush() {
    errno = 0;
    if (!m_stream->flush()) {
        throw_cannot_write(m_path, errno == 0 ? ENOSPC : errno);
    }
}

} // namespace diptych::base
