#pragma once

#include "model/concept.hpp"
#include "pipeline/terms/edit_glossary.hpp"

#include <string>

namespace diptych::pipeline {

/// A ConceptFilter made ready for many entries; its limit is the caller's business.
class ConceptTest {
public:
    explicit ConceptTest(ConceptFilter filter);

    bool passes(const model::Concept& entry) const;

    /// Whether all entries do.
    bool passes_all() const { return m_subject.empty() && !m_filter.language && !m_filter.status; }

private:
    bool has_subject(const model::Concept& entry) const;
    bool has_term(const model::Concept& entry) const;

    ConceptFilter m_filter;
    std::string m_subject; ///< folded
};

} // namespace diptych::pipeline
