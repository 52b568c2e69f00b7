#include "model/finding.hpp"

namespace diptych::model {

std::optional<base::Severity> severity_of(std::string_view name) {
    for (const base::Severity severity :
         {base::Severity::note, base::Severity::warning, base::Severity::error}) {
        if (name == base::name_of(severity)) {
            return severity;
        }
    }
    return std::nullopt;
}

} // namespace diptych::model
