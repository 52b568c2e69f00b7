#include "model/finding.hpp"

namespace diptych::model {

std::string_view name_of(base::Severity severity) {
    switch (severity) {
    case base::Severity::note:
        return "note";
    case base::Severity::warning:
        return "warning";
    case base::Severity::error:
        break;
    }
    return "error";
}

std::optional<base::Severity> severity_of(std::string_view name) {
    for (const base::Severity severity :
         {base::Severity::note, base::Severity::warning, base::Severity::error}) {
        if (name == name_of(severity)) {
            return severity;
        }
    }
    return std::nullopt;
}

} // namespace diptych::model
