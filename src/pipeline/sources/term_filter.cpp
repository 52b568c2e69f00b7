#include "pipeline/sources/term_filter.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace diptych::pipeline {

using morphology::PartOfSpeech;

bool TermFilter::accepts(const model::Concept& entry) const {
    if (subject.empty()) {
        return true;
    }
    const std::string folded = text::fold(subject);
    return std::any_of(entry.categories.begin(), entry.categories.end(),
                       [&](const model::DataCategory& category) {
                           return category.name == "subjectField" && text::fold(category.value) == folded;
                       });
}

glossary::TermTraits traits_of(const model::Term& term) {
    // ISO 12620, as TBX-Basic lists them; a value that is none of these says nothing of its forms.
    static constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 5> k_parts{{
        {"noun", PartOfSpeech::noun},
        {"properNoun", PartOfSpeech::proper_noun},
        {"verb", PartOfSpeech::verb},
        {"adjective", PartOfSpeech::adjective},
        {"adverb", PartOfSpeech::adverb},
    }};
    glossary::TermTraits traits;
    const std::string_view value = model::value_of(term.categories, "partOfSpeech");
    for (const auto& [name, part] : k_parts) {
        traits.part_of_speech = value == name ? part : traits.part_of_speech;
    }
    return traits;
}

morphology::Morphology* Morphologies::of(const model::LanguageTag& language) {
    const auto known = m_by_primary.find(language.primary());
    if (known != m_by_primary.end()) {
        return known->second.get();
    }
    return m_by_primary.emplace(language.primary(), morphology::find_morphology(language))
        .first->second.get();
}

} // namespace diptych::pipeline
