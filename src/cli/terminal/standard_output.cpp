#include "cli/terminal/standard_output.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <ostream>
#include <system_error>

namespace diptych::cli {

namespace {

constexpr std::size_t k_buffer_size = std::size_t{1} << 16;

int error_of(const std::ostream& out) {
    const auto* buffer = dynamic_cast<const DescriptorBuffer*>(out.rdbuf());
    return buffer == nullptr ? 0 : buffer->error();
}

} // namespace

DescriptorBuffer::DescriptorBuffer(int descriptor) : m_descriptor{descriptor}, m_buffer(k_buffer_size) {
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type c) {
    if (!write_out()) {
        return traits_type::eof();
    }
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
        *pptr() = traits_type::to_char_type(c);
        pbump(1);
    }
    return traits_type::not_eof(c);
}

int DescriptorBuffer::sync() {
    return write_out() ? 0 : -1;
}

bool DescriptorBuffer::write_out() {
    const char* from = pbase();
    while (m_error == 0 && from != pptr()) {
        const ssize_t written = ::write(m_descriptor, from, static_cast<std::size_t>(pptr() - from));
        if (written >= 0) {
            from += written;
        } else if (errno != EINTR) {
            m_error = errno;
        }
    }
    setp(m_buffer.data(), m_buffer.data() + m_buffer.size());
    return m_error == 0;
}

bool pipe_is_closed(const std::ostream& out) {
    return error_of(out) == EPIPE;
}

void flush(std::ostream& out) {
    out.flush();
    if (pipe_is_closed(out)) {
        throw base::BrokenPipe{"The reader of the standard output has gone."};
    }
    if (out) {
        return;
    }
    const int error = error_of(out);
    throw base::Error{
        error == 0
            ? std::string{"Cannot write to the standard output."}
            : fmt::format("Cannot write to the standard output: {}. Check where it goes and the free space.",
                          std::generic_category().message(error))};
}

} // namespace diptych::cli
