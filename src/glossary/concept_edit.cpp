#include "glossary/concept_edit.hpp"

#include <algorithm>
#include <optional>

namespace diptych::glossary {

namespace {

using model::Concept;
using model::DataCategory;
using model::LanguageSection;
using model::Status;
using model::Term;

std::size_t redirect_in(std::vector<DataCategory>& categories, std::string_view old_id,
                        const std::string& new_id) {
    std::size_t count = 0;
    for (DataCategory& category : categories) {
        if (category.name == "crossReference" && category.target == old_id) {
            category.target = new_id;
            ++count;
        }
        count += redirect_in(category.qualifiers, old_id, new_id);
    }
    return count;
}

} // namespace

LanguageSection* find_section(Concept& entry, const model::LanguageTag& language) {
    LanguageSection* related = nullptr;
    std::size_t count = 0;
    for (LanguageSection& section : entry.languages) {
        if (section.language == language) {
            return &section;
        }
        if (section.language.primary() == language.primary()) {
            related = &section;
            ++count;
        }
    }
    return count == 1 && language.str() == language.primary() ? related : nullptr;
}

Term* find_term(Concept& entry, const NamedTerm& term) {
    LanguageSection* const section = find_section(entry, term.language);
    if (section == nullptr) {
        return nullptr;
    }
    const auto found = std::find_if(section->terms.begin(), section->terms.end(),
                                    [&](const Term& candidate) { return candidate.text == term.text; });
    return found == section->terms.end() ? nullptr : &*found;
}

Term* add_term(Concept& entry, const NamedTerm& term) {
    if (find_term(entry, term) != nullptr) {
        return nullptr;
    }
    LanguageSection* section = find_section(entry, term.language);
    if (section == nullptr) {
        section = &entry.languages.emplace_back(LanguageSection{term.language, {}, {}, {}});
    }
    return &section->terms.emplace_back(Term{term.text, std::nullopt, {}, {}});
}

bool remove_term(Concept& entry, const NamedTerm& term) {
    const Term* const found = find_term(entry, term);
    if (found == nullptr) {
        return false;
    }
    LanguageSection& section = *find_section(entry, term.language);
    section.terms.erase(section.terms.begin() + (found - section.terms.data()));
    std::erase_if(entry.languages, [](const LanguageSection& s) {
        return s.terms.empty() && s.categories.empty() && s.transactions.empty();
    });
    return true;
}

void set_category(std::vector<DataCategory>& categories, std::string_view name, std::string value) {
    const auto is_it = [&](const DataCategory& category) { return category.name == name; };
    const auto first = std::find_if(categories.begin(), categories.end(), is_it);
    if (value.empty()) {
        std::erase_if(categories, is_it);
    } else if (first == categories.end()) {
        categories.push_back({std::string{name}, std::move(value), {}, {}});
    } else {
        first->value = std::move(value);
        categories.erase(std::remove_if(first + 1, categories.end(), is_it), categories.end());
    }
}

std::size_t approve(Concept& entry) {
    std::size_t count = 0;
    for (LanguageSection& section : entry.languages) {
        const auto is_preferred = [](const Term& term) { return term.status == Status::preferred; };
        bool has_preferred = std::any_of(section.terms.begin(), section.terms.end(), is_preferred);
        for (Term& term : section.terms) {
            if (term.status == Status::proposed) {
                term.status = has_preferred ? Status::admitted : Status::preferred;
                has_preferred = true;
                ++count;
            }
        }
    }
    return count;
}

void sign(Concept& entry, std::string_view type, const std::string& date, const std::string& who) {
    std::erase_if(entry.transactions, [&](const model::Transaction& t) { return t.type == type; });
    entry.transactions.push_back({std::string{type}, date, who});
}

std::size_t redirect(Concept& entry, std::string_view old_id, const std::string& new_id) {
    std::size_t count = redirect_in(entry.categories, old_id, new_id);
    for (LanguageSection& section : entry.languages) {
        count += redirect_in(section.categories, old_id, new_id);
        for (Term& term : section.terms) {
            count += redirect_in(term.categories, old_id, new_id);
        }
    }
    return count;
}

} // namespace diptych::glossary
