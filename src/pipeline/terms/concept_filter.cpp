#include "pipeline/terms/concept_filter.hpp"

#include "text/fold.hpp"

#include <algorithm>
#include <utility>

namespace diptych::pipeline {

ConceptTest::ConceptTest(ConceptFilter filter)
    : m_filter{std::move(filter)}, m_subject{text::fold(m_filter.subject)} {}

bool ConceptTest::passes(const model::Concept& entry) const {
    return (m_subject.empty() || has_subject(entry)) &&
           ((!m_filter.language && !m_filter.status) || has_term(entry));
}

bool ConceptTest::has_subject(const model::Concept& entry) const {
    return std::any_of(entry.categories.begin(), entry.categories.end(),
                       [&](const model::DataCategory& category) {
                           return category.name == "subjectField" && text::fold(category.value) == m_subject;
                       });
}

/// In the language and of the status that are wanted.
bool ConceptTest::has_term(const model::Concept& entry) const {
    return std::any_of(
        entry.languages.begin(), entry.languages.end(), [&](const model::LanguageSection& section) {
            const bool right = !m_filter.language || section.language == *m_filter.language ||
                               section.language.primary() == m_filter.language->str();
            return right && std::any_of(section.terms.begin(), section.terms.end(), [&](const auto& term) {
                       return !m_filter.status || term.status == m_filter.status;
                   });
        });
}

} // namespace diptych::pipeline
