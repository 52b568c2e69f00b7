#pragma once

#include <iosfwd>
#include <streambuf>
#include <vector>

namespace diptych::cli {

/// Writes to a file descriptor and remembers why a write failed: std::cout only says that it did, and a full
/// disk and a closed pipe need different endings. Nothing is written by the destructor: flush the stream.
class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(int descriptor);

    /// errno of the first write that failed; 0 when all is well. Nothing is written after it.
    int error() const { return m_error; }

protected:
    int_type overflow(int_type c) override;
    int sync() override;

private:
    bool write_out();

    int m_descriptor;
    int m_error = 0;
    std::vector<char> m_buffer;
};

/// Whether `out` writes to a pipe nobody reads any more (`diptych ... | head`).
bool pipe_is_closed(const std::ostream& out);

/// Sees to it that all of `out` has arrived.
/// \throws base::BrokenPipe when the reader has gone; base::Error when it could not be written (a full disk)
void flush(std::ostream& out);

} // namespace diptych::cli
