#include "model/term_candidate.hpp"

namespace diptych::model {

std::string_view name_of(VariantKind kind) {
    switch (kind) {
    case VariantKind::main:
        return "main";
    case VariantKind::inflection:
        return "inflection";
    case VariantKind::hyphen:
        return "hyphen";
    case VariantKind::acronym:
        return "acronym";
    }
    return {};
}

} // namespace diptych::model
