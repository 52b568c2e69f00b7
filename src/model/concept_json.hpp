#pragma once

#include "model/concept.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace diptych::model {

/// A concept as one line of JSON, nothing left out: what JSON Lines files hold, and what the history of a
/// database keeps of a concept as it was.
///
///     {"id": "c1", "categories": [CATEGORY ...], "transactions": [TRANSACTION ...], "languages": [
///         {"language": "fr", "categories": [], "transactions": [], "terms": [
///             {"term": "séance", "status": "preferred", "categories": [], "transactions": []}]}]}
///     CATEGORY     {"name": "definition", "value": "…", "target": "…", "qualifiers": [CATEGORY ...]}
///     TRANSACTION  {"type": "origination", "date": "2026-01-31", "responsibility": "…"}
///
/// Members that are empty are not written.
std::string to_json(const Concept& entry);

/// The concept that to_json() wrote, or somebody by hand in the same form.
/// \param name, line  where it stands, as messages call it  \throws base::InputError saying what is wrong
Concept concept_from_json(std::string_view json, const std::string& name, std::size_t line);

} // namespace diptych::model
