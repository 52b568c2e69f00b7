#pragma once

#include "model/bitext.hpp"
#include "model/document_summary.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace diptych::pipeline {

/// Stores documents, all of them or nothing. The database is made when it is not there, with its folder.
/// \returns their numbers
/// \throws base::Error when a symbol is already there (remove it first), or the database cannot be used
std::vector<std::int64_t> add_documents(const std::string& database,
                                        const std::vector<model::Bitext>& bitexts);

/// In the order in which they were added.
std::vector<model::DocumentSummary> list_documents(const std::string& database);

/// Removes documents, all of them or none.
/// \param which  symbols or numbers as list_documents gives them
/// \returns what was removed, each once, in that order  \throws base::Error when there is none such
std::vector<model::DocumentSummary> remove_documents(const std::string& database,
                                                     const std::vector<std::string>& which);

} // namespace diptych::pipeline
