#pragma once

#include "base/diagnostics.hpp"

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// The lines of a text file, one by one and in UTF-8 whatever the file has, in memory that does not depend on
/// its length. A byte order mark decides the encoding; without one it is UTF-16 if the beginning looks so,
/// UTF-8 as long as the bytes are that, and otherwise what text::detect_encoding finds in the block in which
/// the first other bytes come up, which is said in a note.
class TextLines {
public:
    /// \param name      as messages call the file
    /// \param encoding  what the file is in, if somebody says so
    /// \throws base::UsageError when there is no such encoding
    TextLines(std::istream& in, std::string name, base::Diagnostics& diagnostics,
              const std::optional<std::string>& encoding = {});

    /// The next line without its end, or nothing after the last one. It holds until the next call.
    /// \throws base::InputError FILE:LINE when the bytes are not text in the encoding, and when a line is
    ///         longer than 16 MiB
    std::optional<std::string_view> next();

    /// Of the line that next() gave, from 1.
    std::size_t line() const { return m_line; }

    const std::string& name() const { return m_name; }

private:
    bool fill();
    void begin();
    void append_decoded(std::string_view bytes);
    std::size_t whole_lines(bool at_end) const;
    [[noreturn]] void fail(std::size_t offset, const std::string& sentence) const;

    std::istream& m_in;
    std::string m_name;
    base::Diagnostics& m_diagnostics;
    std::string m_encoding;   ///< empty: UTF-8 so far, by what was seen
    bool m_seen_utf8 = false; ///< sequences of several bytes
    bool m_begun = false;
    std::string m_bytes;        ///< read, but not decoded yet
    std::string m_text;         ///< decoded
    std::size_t m_position = 0; ///< in m_text, where the next line begins
    std::size_t m_line = 0;
};

} // namespace diptych::exchange
