#pragma once

#include <cstdint>
#include <string>

namespace diptych::store {

class Database;

/// What a user says of a document.
struct DocumentDescription {
    std::string symbol; ///< empty: none
    std::string title;
    std::string date; ///< as model::Bitext has it
};

/// \throws base::Error when another document has the symbol, or there is no such document
void describe_document(Database& database, std::int64_t id, const DocumentDescription& description);

} // namespace diptych::store
