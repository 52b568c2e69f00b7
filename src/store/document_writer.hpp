#pragma once

// For the .cpp files of store/ only.

#include "model/bitext.hpp"
#include "store/bulk_insert.hpp"
#include "store/pair_index.hpp"
#include "store/pairs_writer.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace diptych::store {

/// The numbers that the next rows get.
struct NextRows {
    explicit NextRows(const Database& database);

    std::int64_t unit;
    std::int64_t sentence;
    std::int64_t bead;
};

/// The document that has the symbol in these two languages, whichever is the source; nothing for an empty symbol.
std::optional<std::int64_t> find_version(const Database& database, std::string_view symbol, std::string_view one,
                                         std::string_view other);

/// Makes the row of a document, with the present as its time. \returns its number
/// \throws base::Error when the symbol is taken in these languages
std::int64_t insert_document(Database& database, const model::Bitext& head, std::int64_t first_bead,
                             std::size_t beads);

/// The columns of a new bead, as insertions name them, and how many they are.
inline constexpr std::string_view k_new_bead = "bead (id, document_id, ordinal, source_begin, source_end, "
                                               "target_begin, target_end, probability, origin, "
                                               "pinned, automatic_probability)";
inline constexpr std::size_t k_new_bead_columns = 11;

inline constexpr const char* k_new_bead_detail = "INSERT INTO bead_detail (bead_id, detail) VALUES (?, ?)";

/// Writes whole documents and takes them out. The caller holds the transaction. The statements are prepared
/// once.
class DocumentWriter {
public:
    explicit DocumentWriter(Database& database);

    std::int64_t add(const model::Bitext& bitext);
    /// \returns whether the document was there
    bool replace(std::int64_t document, const model::Bitext& bitext);
    /// For good. \returns likewise
    bool remove(std::int64_t document);
    /// For RemovedDocuments. \returns likewise
    bool put_aside(std::int64_t document);
    /// Likewise, but leaves a document without texts under its number, for replace(). \returns the number that what
    /// was put aside has from now on; nothing when it was not there
    std::optional<std::int64_t> put_version_aside(std::int64_t document);
    /// \pre it was put aside
    /// \throws base::Error when another document has its symbol; Damaged when not all of it is there any more
    void bring_back(std::int64_t document);

private:
    void add_content(std::int64_t document, const model::Bitext& bitext, const NextRows& rows);
    void add_beads(std::int64_t document, const model::Bitext& bitext, std::int64_t first_bead);
    void add_side(std::int64_t document, std::string_view role, const model::Document& content,
                  std::int64_t first_unit, std::int64_t first_sentence);
    void index(const model::Bitext& bitext, std::int64_t first_bead);
    /// Calls act(number of the bead, its keys) for those that are stored.
    template <typename Act>
    void for_each_bead(std::int64_t document, const Act& act);
    void remove_from_index(std::int64_t document);

    Database& m_database;
    PairKeys m_keys;
    PairIndexer m_indexer;
    BulkInsert m_units;
    BulkInsert m_sentences;
    BulkInsert m_beads;
};

} // namespace diptych::store
