#pragma once

#include "base/diagnostics.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace diptych::exchange {

/// Says what was repaired or skipped in a glossary: each kind the first few times, then how often in all. A
/// fault of the tool that wrote the file is in every entry of it.
class RepairLog {
public:
    static constexpr std::size_t k_said_in_full = 3;

    /// \param name  as messages call the file; it and `diagnostics` must outlive the log
    RepairLog(const std::string& name, base::Diagnostics& diagnostics);

    /// \param kind  what happened, without what is special to this place: "empty terms were skipped"
    void say(base::Severity severity, std::string_view kind, std::size_t line, std::string message);
    void warn(std::string_view kind, std::size_t line, std::string message);
    void note(std::string_view kind, std::size_t line, std::string message);

    /// What is the same wherever it occurs: the first time in full, with " Said once." behind it.
    void say_once(base::Severity severity, std::size_t line, const std::string& message);

    /// Sums up what was not said in full. To be called at the end, also when reading failed.
    void finish();

private:
    struct Kind {
        std::string name;
        base::Severity severity = base::Severity::warning;
        std::size_t times = 0;
        std::size_t first_unsaid_line = 0;
    };

    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    std::vector<Kind> m_kinds; ///< in the order in which they came up
    std::unordered_map<std::string, std::size_t> m_index;
    std::unordered_set<std::string> m_said_once;
};

} // namespace diptych::exchange
