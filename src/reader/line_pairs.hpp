#pragma once

#include "base/input_stream.hpp"

#include <cstddef>
#include <string>

namespace diptych::reader {

/// Two files of which line n of one answers to line n of the other, as Moses, OPUS and many others have
/// parallel corpora. Read in memory that does not depend on their length.
class LinePairs {
public:
    /// \throws base::InputError when a file is missing, a directory or unreadable
    LinePairs(const std::string& source, const std::string& target);

    /// The next pair, without white space at the ends; control characters stay. A line may be empty.
    /// \returns whether there is one
    /// \throws base::InputError FILE:LINE when a line is not UTF-8, or one file ends before the other
    bool next(std::string& source, std::string& target);

    /// Of the pair that next() gave: 1-based.
    std::size_t line() const { return m_line; }

private:
    struct Side {
        explicit Side(const std::string& path);

        bool read(std::string& text, std::size_t line);

        std::string name;
        base::InputStream input;
        std::string whole; ///< the line as it is in the file
    };

    Side m_source;
    Side m_target;
    std::size_t m_line = 0;
};

} // namespace diptych::reader
