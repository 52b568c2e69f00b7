#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

namespace diptych::base {

/// A file that is read from its beginning to its end, a part at a time.
class InputStream {
public:
    /// \param path  `-` is `standard_input`, which must outlive this
    /// \throws InputError when the file is missing, a directory or unreadable
    InputStream(const std::string& path, std::istream& standard_input);
    ~InputStream();
    InputStream(const InputStream&) = delete;
    InputStream& operator=(const InputStream&) = delete;

    std::istream& stream() { return *m_stream; }

private:
    std::unique_ptr<std::istream> m_file; ///< none for standard input
    std::istream* m_stream;
};

/// \throws InputError that the file can be read only once, as a pipe can
[[noreturn]] void throw_readable_once(const std::string& path);

/// The most bytes of a line of text that somebody typed, or of a list.
inline constexpr std::size_t k_longest_line = std::size_t{1} << 20U;

/// The next line, without the line feed at its end. \returns false when there is none
/// \param name, number  as messages call the stream and the line
/// \throws InputError when it has more bytes than `limit`
bool read_line(std::istream& in, std::string& line, const std::string& name, std::size_t number,
               std::size_t limit = k_longest_line);

} // namespace diptych::base
