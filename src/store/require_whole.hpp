#pragma once

#include "store/pair_search.hpp"

#include <cstdint>

namespace diptych::store {

class Database;

// Whether everything that has to be there is: before it is read, so that nothing is given short of it.
// \throws Damaged when it is not

/// Whether SQLite finds the rows of the table in order and whole: for those of which no number is stored.
/// Cost: reads all of it, which is a thirtieth of what it takes to export it.
void require_sound(const Database& database, const char* table);

/// Whether each document has two sides, each side a document, and sentences of its own.
/// Cost: some steps for each document.
void require_documents(Database& database);

/// Whether there are as many terms, in as many languages of entries, as were stored, and entries of all of them.
/// Cost: goes through the keys of all entries once.
void require_glossary(Database& database);

/// Whether the document has all its paragraphs and sentences, and beads that hold each sentence once.
/// Cost: goes through them once, without the texts: a second for a million pairs.
void require_whole(Database& database, std::int64_t document);

/// Likewise all documents of which pairs may pass the filter; first require_documents(), unless the filter names
/// them: what is sound can then be had of a damaged database.
void require_whole(Database& database, const PairFilter& filter);

} // namespace diptych::store
