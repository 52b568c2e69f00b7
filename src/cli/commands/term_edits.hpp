#pragma once

#include "cli/arguments.hpp"
#include "cli/option.hpp"
#include "glossary/concept_edit.hpp"
#include "model/concept.hpp"

#include <functional>
#include <string>
#include <vector>

namespace diptych::cli {

// What the options of `diptych term add` and `diptych term edit` say of a concept.

/// "fr:groupe de travail". \throws base::UsageError when it is not of that form
glossary::NamedTerm named_term(const std::string& text);

/// --subject, --definition, --note, --pos, --gender, --status, --set ...: what add and edit have in common.
std::vector<Option> description_options();
/// --term, --lang, --add, --remove, --rename: of edit alone.
std::vector<Option> edit_options();

/// An entry of these terms, as the options describe it. \throws base::UsageError
model::Concept new_concept(const std::vector<std::string>& terms, const Arguments& arguments);

/// Whether any of the options above was given.
bool has_edits(const Arguments& arguments);

/// What the options ask to be done to an entry. \throws base::UsageError; what it returns throws base::Error
/// when the entry has no such term
std::function<void(model::Concept&)> edits_of(const Arguments& arguments);

} // namespace diptych::cli
