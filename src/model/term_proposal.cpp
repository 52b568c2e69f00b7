#include "model/term_proposal.hpp"

namespace diptych::model {

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::accept:
        return "accept";
    case Verdict::reject:
        return "reject";
    case Verdict::none:
        break;
    }
    return "";
}

} // namespace diptych::model
