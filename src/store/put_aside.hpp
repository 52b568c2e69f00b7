#pragma once

// For the .cpp files of store/ only.

#include <cstdint>

namespace diptych::store {

class Database;

// The rows of a document, from the tables that everything reads to those called removed_..., and back. The
// caller holds the transaction, and sees to the index of pairs.

/// \returns whether the document was there
bool put_rows_aside(Database& database, std::int64_t document);

/// Gives a document that was put aside another number, which no document has or has had, and its old one to a
/// document without texts that is otherwise called the same. \returns that number
std::int64_t renumber_aside(Database& database, std::int64_t document);

/// \pre it was put aside, and its symbol is free
void bring_rows_back(Database& database, std::int64_t document);

} // namespace diptych::store
