#include "base/input_stream.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/work.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <system_error>

namespace diptych::base {

namespace fs = std::filesystem;

InputStream::InputStream(const std::string& path, std::istream& standard_input) : m_stream{&standard_input} {
    use_input(path, standard_input);
    if (path == "-") {
        return;
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
    m_file = std::make_unique<std::ifstream>(path, std::ios::binary);
    if (!*m_file) {
        throw InputError{path, fmt::format("Cannot open the file for reading: {}.",
                                           std::generic_category().message(errno))};
    }
    m_stream = m_file.get();
}

InputStream::~InputStream() = default;

void throw_readable_once(const std::string& path) {
    throw InputError{path, "This is no regular file, and it has to be read more than once. Write what "
                           "comes from it to a file and name that."};
}

bool read_line(std::istream& in, std::string& line, const std::string& name, std::size_t number,
               std::size_t limit) {
    line.clear();
    const std::istream::sentry sentry{in, true};
    if (!sentry) {
        return false;
    }
    using Traits = std::istream::traits_type;
    for (;;) {
        const Traits::int_type next = in.rdbuf()->sbumpc();
        if (next == Traits::eof()) {
            in.setstate(line.empty() ? std::ios::eofbit | std::ios::failbit : std::ios::eofbit);
            return !line.empty();
        }
        const char c = Traits::to_char_type(next);
        if (c == '\n') {
            return true;
        }
        if (line.size() == limit) {
            throw InputError{name, number,
                             fmt::format("The line has more than {} KiB. Check whether this is the right "
                                         "file.",
                                         limit >> 10U)};
        }
        line += c;
    }
}

} // namespace diptych::base
