#pragma once

#include <iosfwd>
#include <streambuf>
#include <string>
#include <string_view>

namespace diptych::cli {

/// Passes on to a terminal what is written, made printable: all that a command prints goes through one, so
/// that no text of a file acts on the terminal. Nothing waits here but the beginning of a character.
class PrintableBuffer : public std::streambuf {
public:
    using MakePrintable = std::string (*)(std::string_view);

    /// \param terminal  must outlive this  \param make_printable  printable_lines or printable_styled
    PrintableBuffer(std::ostream& terminal, MakePrintable make_printable)
        : m_terminal{terminal}, m_make_printable{make_printable} {}

protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* bytes, std::streamsize count) override;
    int sync() override;

private:
    void pass_on(std::size_t end);

    std::ostream& m_terminal;
    MakePrintable m_make_printable;
    std::string m_pending;
};

} // namespace diptych::cli
