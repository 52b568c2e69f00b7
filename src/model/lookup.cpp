#include "model/lookup.hpp"

#include <algorithm>
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

std::string_view name_of(Relation relation) {
    switch (relation) {
    case Relation::whole:
        return "whole";
    case Relation::part:
        return "part";
    case Relation::completion:
        return "completion";
    case Relation::similar:
        break;
    }
    return "similar";
}

bool LookupResult::found() const {
    return (!pairs.empty() && suggestion.empty()) ||
           std::any_of(concepts.begin(), concepts.end(),
                       [](const ConceptHit& hit) { return hit.relation != Relation::similar; });
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

namespace {

/// Preferred terms first, those to avoid last.
int rank(const Term& term) {
    constexpr int k_to_avoid = 2;
    return term.status && is_to_avoid(*term.status) ? k_to_avoid : term.status == Status::preferred ? 0 : 1;
}

} // namespace

std::vector<WayToWrite> ways_to_write(const Concept& entry, const LanguageTag& from,
                                      const std::optional<LanguageTag>& other) {
    std::vector<WayToWrite> ways;
    for (const LanguageSection& section : entry.languages) {
        const bool wanted = other ? section.language.primary() == other->primary()
                                  : section.language.primary() != from.primary();
        const auto first = static_cast<std::ptrdiff_t>(ways.size());
        for (const Term& term : section.terms) {
            if (wanted) {
                ways.push_back({section.language, &term});
            }
        }
        std::stable_sort(ways.begin() + first, ways.end(), [](const WayToWrite& a, const WayToWrite& b) {
            return rank(*a.term) < rank(*b.term);
        });
    }
    return ways;
}

const Term* instead_of(const RecognizedTerm& term) {
    const Term* best = nullptr;
    if (!term.entry || !term.status || !is_to_avoid(*term.status)) {
        return best;
    }
    for (const LanguageSection& section : term.entry->languages) {
        for (const Term& other : section.terms) {
            if (section.language == term.language && !(other.status && is_to_avoid(*other.status)) &&
                (best == nullptr || rank(other) < rank(*best))) {
                best = &other;
            }
        }
    }
    return best;
}

} // namespace diptych::model
