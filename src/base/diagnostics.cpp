#include "base/diagnostics.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::base {

std::string_view name_of(Severity severity) {
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::warning:
        return "warning";
    case Severity::error:
        break;
    }
    return "error";
}

void Diagnostics::report(Severity severity, std::string file, std::size_t line, std::string message) {
    m_diagnostics.push_back({severity, std::move(file), line, std::move(message)});
}

void Diagnostics::warn(std::string file, std::size_t line, std::string message) {
    report(Severity::warning, std::move(file), line, std::move(message));
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(m_diagnostics.begin(), m_diagnostics.end(),
                      [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::print(std::ostream& out) const {
    for (const Diagnostic& d : m_diagnostics) {
        out << d.file << ':';
        if (d.line != 0) {
            out << d.line << ':';
        }
        out << ' ' << name_of(d.severity) << ": " << d.message << '\n';
    }
}

} // namespace diptych::base
