#pragma once

#include "glossary/recognizer.hpp"
#include "model/concept.hpp"
#include "morphology/morphology.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace diptych::pipeline {

/// Which terms of the glossary are looked for.
struct TermFilter {
    std::optional<model::Status> status; ///< the term's
    std::string subject;                 ///< a subjectField of its entry, but for case and accents

    bool accepts(const model::Concept& entry) const;

    bool accepts(const model::Term& term) const { return !status || term.status == status; }
};

/// What the glossary says of a term, for the recogniser.
glossary::TermTraits traits_of(const model::Term& term);

/// The morphologies of languages, each opened when it is first needed.
class Morphologies {
public:
    /// nullptr when there is none on this machine. \throws base::InputError when it is damaged
    morphology::Morphology* of(const model::LanguageTag& language);

private:
    std::map<std::string, std::unique_ptr<morphology::Morphology>, std::less<>> m_by_primary;
};

} // namespace diptych::pipeline
