#pragma once

#include "model/document_summary.hpp"
#include "store/database.hpp"

#include <string>
#include <vector>

namespace diptych::pipeline {

/// In the order in which they were added.
std::vector<model::DocumentSummary> list_documents(store::Database& database);

} // namespace diptych::pipeline
