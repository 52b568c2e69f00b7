#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::base {

enum class Severity { note, warning, error };

/// "warning"
std::string_view name_of(Severity severity);

/// Something about one record of an input that does not stop the command.
struct Diagnostic {
    Severity severity = Severity::warning;
    std::string file;
    std::size_t line = 0; ///< 1-based; 0 when there is no line to name
    std::string message;  ///< a sentence: what is wrong and what was done about it
};

/// "FILE:LINE: warning: message"
std::string text_of(const Diagnostic& diagnostic);

/// Collects what is wrong with an input while it is read. Nothing is dropped silently: whoever repairs or
/// skips a record reports it here, and the command prints it.
class Diagnostics {
public:
    void report(Severity severity, std::string file, std::size_t line, std::string message);
    void warn(std::string file, std::size_t line, std::string message);
    /// Reports what was reported there.
    void append(const Diagnostics& others);

    const std::vector<Diagnostic>& all() const { return m_diagnostics; }

    bool empty() const { return m_diagnostics.empty(); }

    std::size_t count(Severity severity) const;

    /// Prints the text of each, one a line.
    void print(std::ostream& out) const;

private:
    std::vector<Diagnostic> m_diagnostics;
};

} // namespace diptych::base
