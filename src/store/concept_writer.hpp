#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"
#include "store/bulk_insert.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace diptych::store {

/// Writes the rows of entries, but not their index. The caller holds the transaction.
class ConceptWriter {
public:
    explicit ConceptWriter(Database& database);

    /// Notes an entry for flush(), until which it has to live unchanged. \pre its id and its row are free
    void insert(std::int64_t row, const model::Concept& entry);
    /// Likewise what is in an entry, whose own row is there.
    void insert_content(std::int64_t row, const model::Concept& entry);
    /// Writes all of them, table by table.
    void flush();

    void rename(std::int64_t row, std::string_view entry_id);
    void remove(std::int64_t row, const model::Concept& entry);
    void remove_content(std::int64_t row, const model::Concept& entry);

    /// Writes how many sections and terms there are in each language, as it is after all this.
    void write_counts();

private:
    struct Count {
        std::int64_t sections = 0;
        std::int64_t terms = 0;
    };

    /// What categories and transactions belong to; -1 as in schema.sql.
    struct Owner {
        std::int64_t row;
        std::int64_t section;
        std::int64_t term;
    };

    void insert_term(const Owner& owner, const model::Term& term);
    void insert_description(const Owner& owner, const std::vector<model::DataCategory>& categories,
                            std::size_t first, const std::vector<model::Transaction>& transactions);
    void insert_categories(const Owner& owner, const std::vector<model::DataCategory>& categories,
                           std::size_t first, std::size_t depth, std::size_t& ordinal);
    void count(const model::Concept& entry, std::int64_t sign);

    BulkInsert m_concepts;
    BulkInsert m_sections;
    BulkInsert m_terms;
    BulkInsert m_categories;
    BulkInsert m_transactions;
    Statement m_rename;
    Statement m_delete_concept;
    Statement m_delete_sections;
    Statement m_delete_terms;
    Statement m_delete_categories;
    Statement m_delete_transactions;
    Statement m_add_counts;
    std::map<std::string, Count, std::less<>> m_counts; ///< by language: what has changed
};

} // namespace diptych::store
