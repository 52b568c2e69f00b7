#pragma once

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

} // namespace diptych::base
