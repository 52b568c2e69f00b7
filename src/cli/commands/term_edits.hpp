#pragma once

#include "cli/option.hpp"
#include "glossary/concept_edit.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace diptych::cli {

// What the options of `diptych term add` and `diptych term edit` say of a concept.

/// "fr:groupe de travail". \throws base::UsageError when it is not of that form
glossary::NamedTerm named_term(const std::string& text);

/// What options say that `diptych term add` and `diptych term edit` have, or edit alone.
struct EditedFields {
    // Of both.
    std::optional<std::string> subject;
    std::optional<std::string> definition;
    std::optional<std::string> note;
    std::optional<std::string> source;
    std::optional<std::string> context;
    std::optional<std::string> part_of_speech;
    std::optional<std::string> gender;
    std::optional<std::string> type;
    std::optional<std::string> usage;
    std::optional<model::Status> new_status;
    std::vector<std::string> others; ///< "NAME=VALUE"
    std::optional<model::LanguageTag> language;
    // Of edit.
    std::string term;
    std::vector<std::string> added;
    std::vector<std::string> removed;
    std::optional<std::string> new_name;

    std::vector<Option> describe();

    /// The variables of both.
    std::vector<Member> of_both() const;
    /// All of them.
    std::vector<Member> all() const;
};

/// An entry of these terms, as the options describe it. \throws base::UsageError
model::Concept new_concept(const std::vector<std::string>& terms, const EditedFields& fields);

/// What the options ask to be done to an entry. \throws base::UsageError; what it returns throws base::Error
/// when the entry has no such term
std::function<void(model::Concept&)> edits_of(const EditedFields& fields);

} // namespace diptych::cli
