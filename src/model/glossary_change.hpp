#pragma once

#include "model/concept.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace diptych::model {

/// One thing somebody did to the glossary or to the documents: an import, an edit, a removal, an undo. It holds as a
/// whole.
struct GlossaryChange {
    std::int64_t id = 0;
    std::string made;                   ///< UTC, ISO 8601: "2026-01-31T10:15:00Z"
    std::string who;                    ///< as the user calls himself
    std::string action;                 ///< as it reads in a history: "import un-procedure.tbx", "edit c12"
    std::size_t concepts = 0;           ///< how many were added, changed or removed
    std::size_t documents = 0;          ///< how many were removed or brought back
    std::optional<std::int64_t> undoes; ///< the change that this one took back
    std::optional<std::int64_t> undone_by; ///< the change that took this one back
};

/// What a change did to one concept.
struct ConceptVersion {
    GlossaryChange change;
    std::optional<Concept> before; ///< nothing: it was added
    std::optional<Concept> after;  ///< nothing: it was removed
};

} // namespace diptych::model
