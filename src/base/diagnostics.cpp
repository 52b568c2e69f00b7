#include "base/diagnostics.hpp"

#include "base/format.hpp"

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

std::string text_of(const Diagnostic& diagnostic) {
    return fmt::format("{}:{} {}: {}", diagnostic.file,
                       diagnostic.line == 0 ? std::string{} : fmt::format("{}:", diagnostic.line),
                       name_of(diagnostic.severity), diagnostic.message);
}

void Diagnostics::report(Severity severity, std::string file, std::size_t line, std::string message) {
    m_diagnostics.push_back({severity, std::move(file), line, std::move(message)});
}

void Diagnostics::warn(std::string file, std::size_t line, std::string message) {
    report(Severity::warning, std::move(file), line, std::move(message));
}

void Diagnostics::append(const Diagnostics& others) {
    m_diagnostics.insert(m_diagnostics.end(), others.m_diagnostics.begin(), others.m_diagnostics.end());
}

std::size_t Diagnostics::count(Severity severity) const {
    return static_cast<std::size_t>(
        std::count_if(m_diagnostics.begin(), m_diagnostics.end(),
                      [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::print(std::ostream& out) const {
    for (const Diagnostic& d : m_diagnostics) {
        out << text_of(d) << '\n';
    }
}

} // namespace diptych::base
