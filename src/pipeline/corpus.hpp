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

/// \param which  a symbol or a number as list_documents gives it
/// \returns what was removed  \throws base::Error when there is none such
model::DocumentSummary remove_document(const std::string& database, const std::string& which);

} // namespace diptych::pipeline
