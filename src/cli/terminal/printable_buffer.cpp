#include "cli/terminal/printable_buffer.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

/// How many bytes at the end may be the beginning of something longer: a character, a line end of two, or a
/// sequence of Style.
std::size_t unfinished_at_end(std::string_view bytes) {
    constexpr std::size_t k_longest_sequence = 6;
    const std::size_t escape = bytes.rfind('\x1b');
    if (escape != std::string_view::npos && bytes.size() - escape < k_longest_sequence &&
        bytes.find('m', escape) == std::string_view::npos) {
        return bytes.size() - escape;
    }
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if (byte >= 0xC0) { // begins a character of two, three or four
            return back < (byte >= 0xF0U ? 4U : byte >= 0xE0U ? 3U : 2U) ? back : 0;
        }
        if (byte < 0x80) {
            return back == 1 && byte == '\r' ? 1 : 0;
        }
    }
    return 0;
}

} // namespace

void PrintableBuffer::pass_on(std::size_t end) {
    m_terminal << m_make_printable(std::string_view{m_pending}.substr(0, end));
    m_pending.erase(0, end);
}

PrintableBuffer::int_type PrintableBuffer::overflow(int_type c) {
    const char byte = traits_type::to_char_type(c);
    const bool is_end = traits_type::eq_int_type(c, traits_type::eof());
    return is_end || xsputn(&byte, 1) == 1 ? traits_type::not_eof(c) : traits_type::eof();
}

std::streamsize PrintableBuffer::xsputn(const char* bytes, std::streamsize count) {
    m_pending.append(bytes, static_cast<std::size_t>(count));
    pass_on(m_pending.size() - unfinished_at_end(m_pending));
    return m_terminal ? count : 0;
}

int PrintableBuffer::sync() {
    pass_on(m_pending.size());
    m_terminal.flush();
    return m_terminal ? 0 : -1;
}

} // namespace diptych::cli
