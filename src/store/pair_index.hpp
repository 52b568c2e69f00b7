#pragma once

// For the .cpp files of store/ only.

#include "model/language_tag.hpp"
#include "model/range.hpp"
#include "store/statement.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace diptych::store {

class PairKeys;

/// "sfr:", what stands before the words of a French source in the index of pairs; "ten:" for an English
/// target. \param language  a primary subtag
std::string index_prefix(bool is_source, std::string_view language);

/// What there is to know of a side to read its sentences.
struct SideRow {
    std::int64_t id = 0;
    model::LanguageTag language;
    std::string name; ///< of the file
    std::int64_t first_sentence = 0;
    std::size_t sentences = 0;
};

/// Reads the sides of documents, and remembers those of the last one.
class SideReader {
public:
    explicit SideReader(const Database& database);

    /// Source and target. \throws Damaged when one of them is not there, or its sentences do not lie between those
    /// of other documents
    const std::array<SideRow, 2>& of(std::int64_t document);

    void forget() { m_document.reset(); }

private:
    const Database& m_database;
    Statement m_query;
    Statement m_is_apart;
    std::optional<std::int64_t> m_document;
    std::array<SideRow, 2> m_sides;
};

/// Reads the texts of sides of beads: their sentences joined by spaces.
class SideTextReader {
public:
    explicit SideTextReader(const Database& database);

    /// \throws Damaged when one of the sentences is not there
    void read(const SideRow& side, model::Range range, std::string& text);

private:
    const Database& m_database;
    Statement m_query;
};

/// Puts pairs into the index and takes them out.
class PairIndexer {
public:
    explicit PairIndexer(Database& database);

    /// \param keys  PairKeys::of the pair
    void add(std::int64_t bead, std::string_view keys);
    /// \param keys  as they were added: the index keeps no text from which to know what to delete
    void remove(std::int64_t bead, std::string_view keys);

private:
    Statement m_insert;
    Statement m_delete;
};

/// Reads from the tables what the index has of beads.
class StoredKeys {
public:
    StoredKeys(const Database& database, PairKeys& keys);

    std::string of(std::int64_t document, model::Range source, model::Range target);

private:
    PairKeys& m_keys;
    SideReader m_sides;
    SideTextReader m_texts;
    std::string m_source;
    std::string m_target;
};

/// Every bead, with what the index has to have of it.
void for_each_stored_bead(const Database& database,
                          const std::function<void(std::int64_t bead, const std::string& keys)>& visit);

/// Makes the index anew from the tables. The caller holds the transaction.
void rebuild_pair_index(Database& database);

} // namespace diptych::store
