#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"
#include "store/statement.hpp"
#include "store/stem_index.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace diptych::store {

/// Writes entries with statements prepared once. The caller holds the transaction.
class ConceptWriter {
public:
    explicit ConceptWriter(Database& database);

    /// \returns its row; nothing, and nothing is written, when the id is taken
    std::optional<std::int64_t> insert(const model::Concept& entry);

    /// Writes `entry` over the one in `row`.
    /// \returns false, and nothing is written, when its id belongs to another row
    bool overwrite(std::int64_t row, const model::Concept& entry);

    /// \returns whether there was one
    bool remove(std::string_view entry_id);

private:
    /// What categories and transactions belong to: one of the three.
    struct Owner {
        std::optional<std::int64_t> concept_row;
        std::optional<std::int64_t> section_row;
        std::optional<std::int64_t> term_row;
    };

    void write_content(std::int64_t row, const model::Concept& entry);
    void write_term(std::int64_t section, std::size_t ordinal, const model::LanguageTag& language,
                    const model::Term& term);
    void write_categories(const Owner& owner, const std::vector<model::DataCategory>& categories,
                          std::optional<std::int64_t> parent, std::size_t& ordinal);
    void write_categories(const Owner& owner, const std::vector<model::DataCategory>& categories);
    void write_transactions(const Owner& owner, const std::vector<model::Transaction>& transactions);

    Database& m_database;
    Statement m_insert_concept;
    Statement m_rename_concept;
    Statement m_delete_concept;
    Statement m_delete_sections;
    Statement m_delete_categories;
    Statement m_delete_transactions;
    Statement m_insert_section;
    Statement m_insert_term;
    Statement m_insert_category;
    Statement m_insert_transaction;
    TermIndexer m_index;
};

} // namespace diptych::store
