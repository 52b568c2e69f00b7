#include "base/mapped_file.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/work.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace diptych::base {

namespace {

/// Closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number{number} {}

    ~Descriptor() {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }

    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }

private:
    int m_number;
};

std::string reason(int error_number) {
    return std::generic_category().message(error_number);
}

void read_exactly(int descriptor, char* bytes, std::size_t size, const std::string& path) {
    for (std::size_t done = 0; done < size;) {
        const ssize_t got = ::read(descriptor, bytes + done, size - done);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw InputError{path, fmt::format("Cannot read the file: {}.", reason(errno))};
        }
        if (got == 0) {
            throw InputError{path, "The file became shorter while it was read. Wait until it is written, and "
                                   "try again."};
        }
        done += static_cast<std::size_t>(got);
    }
}

} // namespace

MappedFile::MappedFile(const std::string& path) : m_bytes{nullptr, Release{0, false}} {
    use_input(path);
    // Without waiting for a writer, should it be a named pipe.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.number() < 0) {
        if (errno == ENOENT) {
            throw InputError{path, "There is no such file. Check the spelling and the folder."};
        }
        throw InputError{path, fmt::format("Cannot open the file for reading: {}.", reason(errno))};
    }

    struct stat status {};

    if (::fstat(file.number(), &status) != 0) {
        throw InputError{path, fmt::format("Cannot read the file: {}.", reason(errno))};
    }
    if (S_ISDIR(status.st_mode)) {
        throw InputError{path, "This is a directory. Name a file."};
    }
    if (!S_ISREG(status.st_mode)) {
        throw_readable_once(path);
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) {
        return;
    }
    if (size <= k_most_read) {
        m_bytes = {new char[size], Release{size, false}};
        read_exactly(file.number(), const_cast<char*>(m_bytes.get()), size, path);
        return;
    }
    void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
    if (mapped == MAP_FAILED) { // NOLINT(performance-no-int-to-ptr): the system's own macro
        throw InputError{path, fmt::format("Cannot map the file into memory: {}.", reason(errno))};
    }
    m_bytes = {static_cast<const char*>(mapped), Release{size, true}};
}

void MappedFile::Release::operator()(const char* bytes) const noexcept {
    if (is_mapped) {
        ::munmap(const_cast<char*>(bytes), size); // it was mapped without const
    } else {
        delete[] bytes;
    }
}

} // namespace diptych::base
