#pragma once

#include "model/document_summary.hpp"
#include "pipeline/terms/edit_glossary.hpp"
#include "store/database.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// \param which  symbols or numbers as list_documents gives them
/// \returns these documents, each once, in that order  \throws base::Error when there is none such
std::vector<model::DocumentSummary> find_documents(store::Database& database,
                                                   const std::vector<std::string>& which);

struct Removed {
    std::vector<model::DocumentSummary> documents;
    std::optional<std::int64_t>
        change; ///< its number in the history, which undo_change() takes; nothing without one
};

/// Removes documents, all of them or none. undo_change() brings them back, with all that users did to them,
/// until compact(). \param which  as above  \param options  who and dry_run  \throws base::Error when there
/// is none such
Removed remove_documents(store::Database& database, const std::vector<std::string>& which,
                         const EditOptions& options);

/// What compact() did, or would do.
struct Compacted {
    std::size_t documents = 0; ///< removed ones that cannot come back any more
    std::size_t pairs = 0;     ///< of these
    std::uintmax_t before = 0; ///< bytes of the file
    std::uintmax_t after = 0;  ///< likewise, afterwards; an estimate when nothing was done
};

/// Lets removed documents go for good, and writes the file anew without the room that nothing uses.
Compacted compact(store::Database& database, bool dry_run);

} // namespace diptych::pipeline
