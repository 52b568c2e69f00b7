#pragma once

#include "model/document_summary.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace diptych::pipeline {

/// In the order in which they were added.
std::vector<model::DocumentSummary> list_documents(store::Database& database);

/// Removes documents, all of them or none.
/// \param which  symbols or numbers as list_documents gives them
/// \returns what was removed, each once, in that order  \throws base::Error when there is none such
std::vector<model::DocumentSummary> remove_documents(store::Database& database,
                                                     const std::vector<std::string>& which);

} // namespace diptych::pipeline
