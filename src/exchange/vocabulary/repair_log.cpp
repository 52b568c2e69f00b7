#include "exchange/vocabulary/repair_log.hpp"

#include "base/format.hpp"

#include <utility>

namespace diptych::exchange {

namespace {

/// How many different messages are said once. Beyond that a file is a riddle, not a glossary with faults.
constexpr std::size_t k_most_said_once = 500;

} // namespace

RepairLog::RepairLog(const std::string& name, base::Diagnostics& diagnostics)
    : m_name{name}, m_diagnostics{diagnostics} {}

void RepairLog::say(base::Severity severity, std::string_view kind, std::size_t line, std::string message) {
    const auto [found, is_new] = m_index.try_emplace(std::string{kind}, m_kinds.size());
    if (is_new) {
        m_kinds.push_back({found->first, severity, 0, 0});
    }
    Kind& entry = m_kinds[found->second];
    if (++entry.times <= k_said_in_full) {
        m_diagnostics.report(severity, m_name, line, std::move(message));
    } else if (entry.times == k_said_in_full + 1) {
        entry.first_unsaid_line = line;
    }
}

void RepairLog::warn(std::string_view kind, std::size_t line, std::string message) {
    say(base::Severity::warning, kind, line, std::move(message));
}

void RepairLog::note(std::string_view kind, std::size_t line, std::string message) {
    say(base::Severity::note, kind, line, std::move(message));
}

void RepairLog::say_once(base::Severity severity, std::size_t line, const std::string& message) {
    if (m_said_once.contains(message)) {
        return;
    }
    if (m_said_once.size() >= k_most_said_once) {
        say(severity, "more repairs of other kinds", line, message);
        return;
    }
    m_said_once.insert(message);
    m_diagnostics.report(severity, m_name, line, message + " Said once.");
}

void RepairLog::finish() {
    for (const Kind& kind : m_kinds) {
        if (kind.times > k_said_in_full) {
            m_diagnostics.report(kind.severity, m_name, kind.first_unsaid_line,
                                 fmt::format("From here on, the same {} more times: {}.",
                                             kind.times - k_said_in_full, kind.name));
        }
    }
    m_kinds.clear();
    m_index.clear();
}

} // namespace diptych::exchange
