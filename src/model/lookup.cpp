#include "model/lookup.hpp"

#include <array>
#include <utility>

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

MatchKind Differences::kind() const {
    if (has(Difference::inflection)) {
        return MatchKind::inflected;
    }
    Differences layout;
    layout.add(Difference::layout);
    return m_bits == 0 || *this == layout ? MatchKind::exact : MatchKind::folded;
}

std::vector<std::string> Differences::names() const {
    constexpr std::array<std::pair<Difference, const char*>, 8> k_names{{
        {Difference::letter_case, "case"},
        {Difference::accent, "accent"},
        {Difference::ligature, "ligature"},
        {Difference::apostrophe, "apostrophe"},
        {Difference::hyphen, "hyphen"},
        {Difference::spelling, "spelling"},
        {Difference::inflection, "inflection"},
        {Difference::layout, "layout"},
    }};
    std::vector<std::string> names;
    for (const auto& [difference, name] : k_names) {
        if (has(difference)) {
            names.emplace_back(name);
        }
    }
    return names.empty() ? std::vector<std::string>{"exact"} : names;
}

} // namespace diptych::model
