#pragma once

#include "morphology/morphology.hpp"

#include <string_view>
#include <vector>

namespace diptych::glossary {

/// Noun, proper noun or adjective.
bool is_nominal(morphology::PartOfSpeech part);
/// Verb, auxiliary or participle.
bool is_verbal(morphology::PartOfSpeech part);

/// The readings that a term's word has as part of the term: those of the term's part of speech; when the
/// glossary does not say, those of a noun or adjective rather than of a verb; those of which it is the
/// dictionary form. \param alone  the term is this word only
std::vector<morphology::Reading> readings_of_term(const std::vector<morphology::Reading>& all,
                                                  std::string_view surface, morphology::PartOfSpeech part,
                                                  bool alone);

} // namespace diptych::glossary
