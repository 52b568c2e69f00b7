#include "store/concept_reader.hpp"

#include "base/error.hpp"
#include "store/stem_index.hpp"

#include <string>
#include <unordered_map>

namespace diptych::store {

namespace {

constexpr int k_batch_size = 500;

/// Where to put what belongs to a row. Filled only when the vectors it points into are complete.
template <typename Owner>
using Owners = std::unordered_map<std::int64_t, Owner*>;

/// A row that belongs to an owner's list, until pointers into that list are safe.
template <typename Owner>
struct Child {
    std::int64_t row;
    Owner* owner;
    std::size_t index;
};

/// A row of data_category.
struct CategoryRow {
    std::int64_t row;
    std::int64_t parent; ///< 0 for none
    model::DataCategory category;
};

/// The categories under `parent`, each with its qualifiers. \pre parents come right before their qualifiers
std::vector<model::DataCategory> take_tree(std::vector<CategoryRow>& rows, std::size_t& at,
                                           std::int64_t parent) {
    std::vector<model::DataCategory> categories;
    while (at < rows.size() && rows[at].parent == parent) {
        CategoryRow& row = rows[at++];
        row.category.qualifiers = take_tree(rows, at, row.row);
        categories.push_back(std::move(row.category));
    }
    return categories;
}

template <typename Owner>
void read_categories(Statement& query, std::int64_t first, std::int64_t last, const Owners<Owner>& owners) {
    std::int64_t owner = 0;
    std::vector<CategoryRow> rows;
    const auto finish = [&] {
        std::size_t at = 0;
        const auto known = owners.find(owner);
        if (known != owners.end()) {
            known->second->categories = take_tree(rows, at, 0);
        }
        rows.clear();
    };
    for (query.bind(first, last); query.step();) {
        if (query.integer(0) != owner) {
            finish();
            owner = query.integer(0);
        }
        rows.push_back(
            {query.integer(1),
             query.integer(2),
             {std::string{query.text(3)}, std::string{query.text(4)}, std::string{query.text(5)}, {}}});
    }
    finish();
    query.reset();
}

template <typename Owner>
void read_transactions(Statement& query, std::int64_t first, std::int64_t last, const Owners<Owner>& owners) {
    for (query.bind(first, last); query.step();) {
        const auto known = owners.find(query.integer(0));
        if (known != owners.end()) {
            known->second->transactions.push_back(
                {std::string{query.text(1)}, std::string{query.text(2)}, std::string{query.text(3)}});
        }
    }
    query.reset();
}

} // namespace

// CROSS JOIN fixes the order of the tables: from the range of concepts inwards, whatever SQLite guesses.
ConceptReader::ConceptReader(const Database& database)
    : m_database{database},
      m_batches{database, "SELECT max(id) FROM (SELECT id FROM concept WHERE id > ? ORDER BY id LIMIT ?)"},
      m_concepts{database, "SELECT id, entry_id FROM concept WHERE id >= ? AND id <= ? ORDER BY id"},
      m_sections{database, "SELECT id, concept_id, language FROM lang_sec "
                           "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, ordinal"},
      m_terms{database, "SELECT t.id, t.lang_sec_id, t.text, t.status "
                        "FROM lang_sec l CROSS JOIN term t ON t.lang_sec_id = l.id "
                        "WHERE l.concept_id >= ? AND l.concept_id <= ? ORDER BY t.lang_sec_id, t.ordinal"},
      m_concept_categories{database,
                           "SELECT concept_id, id, parent_id, name, value, target FROM data_category "
                           "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, ordinal"},
      m_section_categories{database, "SELECT c.lang_sec_id, c.id, c.parent_id, c.name, c.value, c.target "
                                     "FROM lang_sec l CROSS JOIN data_category c ON c.lang_sec_id = l.id "
                                     "WHERE l.concept_id >= ? AND l.concept_id <= ? "
                                     "ORDER BY c.lang_sec_id, c.ordinal"},
      m_term_categories{database,
                        "SELECT c.term_id, c.id, c.parent_id, c.name, c.value, c.target "
                        "FROM lang_sec l CROSS JOIN term t ON t.lang_sec_id = l.id "
                        "CROSS JOIN data_category c ON c.term_id = t.id "
                        "WHERE l.concept_id >= ? AND l.concept_id <= ? ORDER BY c.term_id, c.ordinal"},
      m_concept_transactions{database,
                             "SELECT concept_id, type, date, responsibility FROM transac "
                             "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, ordinal"},
      m_section_transactions{database, "SELECT a.lang_sec_id, a.type, a.date, a.responsibility "
                                       "FROM lang_sec l CROSS JOIN transac a ON a.lang_sec_id = l.id "
                                       "WHERE l.concept_id >= ? AND l.concept_id <= ? "
                                       "ORDER BY a.lang_sec_id, a.ordinal"},
      m_term_transactions{database,
                          "SELECT a.term_id, a.type, a.date, a.responsibility "
                          "FROM lang_sec l CROSS JOIN term t ON t.lang_sec_id = l.id "
                          "CROSS JOIN transac a ON a.term_id = t.id "
                          "WHERE l.concept_id >= ? AND l.concept_id <= ? ORDER BY a.term_id, a.ordinal"} {}

std::optional<std::int64_t> ConceptReader::end_of_batch(std::int64_t previous) {
    m_batches.bind(previous, k_batch_size);
    std::optional<std::int64_t> last;
    if (m_batches.step() && !m_batches.is_null(0)) {
        last = m_batches.integer(0);
    }
    m_batches.reset();
    return last;
}

std::vector<model::Concept> ConceptReader::read(std::int64_t first, std::int64_t last) {
    std::vector<model::Concept> entries;
    std::vector<std::int64_t> rows;
    for (m_concepts.bind(first, last); m_concepts.step();) {
        entries.emplace_back().id = m_concepts.text(1);
        rows.push_back(m_concepts.integer(0));
    }
    m_concepts.reset();
    Owners<model::Concept> concepts;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        concepts.emplace(rows[i], &entries[i]);
    }

    std::vector<Child<model::Concept>> section_rows;
    for (m_sections.bind(first, last); m_sections.step();) {
        const auto owner = concepts.find(m_sections.integer(1));
        if (owner != concepts.end()) {
            section_rows.push_back({m_sections.integer(0), owner->second, owner->second->languages.size()});
            owner->second->languages.emplace_back().language =
                stored_language(m_database, m_sections.text(2));
        }
    }
    m_sections.reset();
    Owners<model::LanguageSection> sections;
    for (const auto& [row, owner, index] : section_rows) {
        sections.emplace(row, &owner->languages[index]);
    }

    std::vector<Child<model::LanguageSection>> term_rows;
    for (m_terms.bind(first, last); m_terms.step();) {
        const auto owner = sections.find(m_terms.integer(1));
        if (owner != sections.end()) {
            term_rows.push_back({m_terms.integer(0), owner->second, owner->second->terms.size()});
            model::Term& term = owner->second->terms.emplace_back();
            term.text = m_terms.text(2);
            term.status = model::status_of(m_terms.text(3)); // NULL reads as "", which is no status
        }
    }
    m_terms.reset();
    Owners<model::Term> terms;
    for (const auto& [row, owner, index] : term_rows) {
        terms.emplace(row, &owner->terms[index]);
    }

    read_categories(m_concept_categories, first, last, concepts);
    read_categories(m_section_categories, first, last, sections);
    read_categories(m_term_categories, first, last, terms);
    read_transactions(m_concept_transactions, first, last, concepts);
    read_transactions(m_section_transactions, first, last, sections);
    read_transactions(m_term_transactions, first, last, terms);
    return entries;
}

} // namespace diptych::store
