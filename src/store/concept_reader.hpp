#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace diptych::store {

/// Reads entries as a batch: a query for each table, not for each entry.
class ConceptReader {
public:
    explicit ConceptReader(const Database& database);

    /// The entries of the rows first to last, both included, in the order of the rows.
    std::vector<model::Concept> read(std::int64_t first, std::int64_t last);

    /// The last row of the batch that begins after row `previous`; nothing when there are no more.
    std::optional<std::int64_t> end_of_batch(std::int64_t previous);

private:
    const Database& m_database;
    Statement m_batches;
    Statement m_concepts;
    Statement m_sections;
    Statement m_terms;
    Statement m_concept_categories;
    Statement m_section_categories;
    Statement m_term_categories;
    Statement m_concept_transactions;
    Statement m_section_transactions;
    Statement m_term_transactions;
};

} // namespace diptych::store
