#include "text/inflection.hpp"

namespace diptych::text {

std::string stem_by_rules(const language::Language& language, std::string_view folded) {
    constexpr std::size_t k_too_short = 3;
    return language.stems.of(folded, k_too_short);
}

std::vector<std::string> base_forms(const language::Language& language, std::string_view folded) {
    std::vector<std::string> bases;
    if (language.without_base_form.contains(folded)) {
        return bases;
    }
    for (const language::Ending& form : language.base_forms) {
        if (folded == form.ending || form.ends(folded)) {
            bases.push_back(form.replaced(folded));
        }
    }
    return bases;
}

std::string spelling(const language::Language& language, std::string_view folded) {
    constexpr std::size_t k_too_short = 4;
    return language.spelling.of(folded, k_too_short);
}

} // namespace diptych::text
