#pragma once

#include "model/concept.hpp"
#include "model/language_tag.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace diptych::glossary {

// What people do to a concept, as functions on values. A section is found by its tag or, when there is only
// one of that primary language, by it: "fr" finds "fr-CA".

/// A term by language and text.
struct NamedTerm {
    model::LanguageTag language;
    std::string text;
};

/// nullptr when there is none, or there are several to choose from.
model::LanguageSection* find_section(model::Concept& entry, const model::LanguageTag& language);
/// nullptr when there is none; the text is compared letter by letter.
model::Term* find_term(model::Concept& entry, const NamedTerm& term);

/// Adds a term at the end of its language, which is added when there is none.
/// \returns it; nullptr, and nothing is changed, when it is there already
model::Term* add_term(model::Concept& entry, const NamedTerm& term);
/// A language without terms left goes too when nothing is said of it. \returns whether the term was there
bool remove_term(model::Concept& entry, const NamedTerm& term);

/// Sets the one category of that name, in place of all that there were; an empty value takes them away.
void set_category(std::vector<model::DataCategory>& categories, std::string_view name, std::string value);

/// Proposed terms become preferred when their language has no preferred term yet, else admitted.
/// \returns how many there were
std::size_t approve(model::Concept& entry);

/// Notes who wrote a concept, or who last changed it: one origination, one modification.
/// \param date  ISO 8601
void sign(model::Concept& entry, std::string_view type, const std::string& date, const std::string& who);

/// Lets cross-references to `old_id` point to `new_id`, at every level. \returns how many there were
std::size_t redirect(model::Concept& entry, std::string_view old_id, const std::string& new_id);

} // namespace diptych::glossary
