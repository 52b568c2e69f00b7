#include "model/lookup.hpp"

namespace diptych::model {

std::string_view name_of(MatchKind kind) {
    switch (kind) {
    case MatchKind::exact:
        return "exact";
    case MatchKind::folded:
        return "folded";
    case MatchKind::inflected:
        break;
    }
    return "inflected";
}

} // namespace diptych::model
