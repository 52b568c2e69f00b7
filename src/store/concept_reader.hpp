#pragma once

// For the .cpp files of store/ only.

#include "model/concept.hpp"
#include "store/statement.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::store {

/// Whether it has no term, or a language with nothing in it: such an entry is never stored.
bool lacks_terms(const model::Concept& entry);

/// Reads entries by ranges of rows: the tables have the same order, so that one goes through each only once. What
/// belongs to nothing, or is missing between others, is damage; so is an entry without a term.
class ConceptReader {
public:
    explicit ConceptReader(const Database& database);

    /// The entries of the rows first to last, both included, in the order of the rows.
    /// \param rows  when given, gets the row of each
    std::vector<model::Concept> read(std::int64_t first, std::int64_t last,
                                     std::vector<std::int64_t>* rows = nullptr);

    std::optional<model::Concept> read_one(std::int64_t row);

    /// The last row of the batch that begins after row `previous`; nothing when there are no more.
    std::optional<std::int64_t> end_of_batch(std::int64_t previous);

private:
    /// A list that rows of data_category and transac belong to.
    struct Owner {
        std::int64_t row;
        std::int64_t section; ///< -1: the entry's own
        std::int64_t term;    ///< -1: the entry's or the section's own
        std::vector<model::DataCategory>* categories;
        std::vector<model::Transaction>* transactions;
    };

    struct Section {
        std::int64_t row;
        std::int64_t ordinal;
        model::LanguageSection* section;
    };

    std::vector<Section> read_sections(std::int64_t first, std::int64_t last,
                                       std::vector<model::Concept>& entries,
                                       const std::vector<std::int64_t>& rows);
    void read_terms(std::int64_t first, std::int64_t last, const std::vector<Section>& sections);
    void read_categories(std::int64_t first, std::int64_t last, const std::vector<Owner>& owners);
    void read_transactions(std::int64_t first, std::int64_t last, const std::vector<Owner>& owners);
    const model::LanguageTag& language_of(std::string_view tag);

    const Database& m_database;
    std::map<std::string, model::LanguageTag, std::less<>> m_languages; ///< that have come up
    Statement m_batches;
    Statement m_concepts;
    Statement m_sections;
    Statement m_terms;
    Statement m_categories;
    Statement m_transactions;
};

} // namespace diptych::store
