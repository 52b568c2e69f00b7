#include "store/concept_writer.hpp"

namespace diptych::store {

ConceptWriter::ConceptWriter(Database& database)
    : m_database{database},
      m_insert_concept{database, "INSERT INTO concept (entry_id) VALUES (?) ON CONFLICT DO NOTHING"},
      m_rename_concept{database, "UPDATE OR IGNORE concept SET entry_id = ? WHERE id = ?"},
      m_delete_concept{database, "DELETE FROM concept WHERE entry_id = ?"},
      m_delete_sections{database, "DELETE FROM lang_sec WHERE concept_id = ?"},
      m_delete_categories{database, "DELETE FROM data_category WHERE concept_id = ?"},
      m_delete_transactions{database, "DELETE FROM transac WHERE concept_id = ?"},
      m_insert_section{database, "INSERT INTO lang_sec (concept_id, ordinal, language) VALUES (?, ?, ?)"},
      m_insert_term{database, "INSERT INTO term (lang_sec_id, ordinal, text, status) VALUES (?, ?, ?, ?)"},
      m_insert_category{database, "INSERT INTO data_category (concept_id, lang_sec_id, term_id, parent_id, "
                                  "ordinal, name, value, target) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"},
      m_insert_transaction{database, "INSERT INTO transac (concept_id, lang_sec_id, term_id, ordinal, type, "
                                     "date, responsibility) VALUES (?, ?, ?, ?, ?, ?, ?)"},
      m_index{database} {}

std::optional<std::int64_t> ConceptWriter::insert(const model::Concept& entry) {
    m_insert_concept.run(entry.id);
    if (m_database.changed_rows() == 0) {
        return std::nullopt;
    }
    const std::int64_t row = m_database.last_id();
    write_content(row, entry);
    return row;
}

bool ConceptWriter::overwrite(std::int64_t row, const model::Concept& entry) {
    m_rename_concept.run(entry.id, row);
    if (m_database.changed_rows() == 0) {
        return false;
    }
    m_delete_sections.run(row);
    m_delete_categories.run(row);
    m_delete_transactions.run(row);
    write_content(row, entry);
    return true;
}

bool ConceptWriter::remove(std::string_view entry_id) {
    m_delete_concept.run(entry_id);
    return m_database.changed_rows() > 0;
}

void ConceptWriter::write_content(std::int64_t row, const model::Concept& entry) {
    const Owner concept_owner{row, {}, {}};
    write_categories(concept_owner, entry.categories);
    write_transactions(concept_owner, entry.transactions);
    for (std::size_t i = 0; i < entry.languages.size(); ++i) {
        const model::LanguageSection& section = entry.languages[i];
        m_insert_section.run(row, i, section.language.str());
        const std::int64_t section_row = m_database.last_id();
        const Owner section_owner{{}, section_row, {}};
        write_categories(section_owner, section.categories);
        write_transactions(section_owner, section.transactions);
        for (std::size_t j = 0; j < section.terms.size(); ++j) {
            write_term(section_row, j, section.language, section.terms[j]);
        }
    }
}

void ConceptWriter::write_term(std::int64_t section, std::size_t ordinal, const model::LanguageTag& language,
                               const model::Term& term) {
    std::optional<std::string_view> status;
    if (term.status) {
        status = model::name_of(*term.status);
    }
    m_insert_term.run(section, ordinal, term.text, status);
    const std::int64_t row = m_database.last_id();
    m_index.add(row, language, term.text);
    const Owner owner{{}, {}, row};
    write_categories(owner, term.categories);
    write_transactions(owner, term.transactions);
}

void ConceptWriter::write_categories(const Owner& owner, const std::vector<model::DataCategory>& categories,
                                     std::optional<std::int64_t> parent, std::size_t& ordinal) {
    for (const model::DataCategory& category : categories) {
        m_insert_category.run(owner.concept_row, owner.section_row, owner.term_row, parent, ordinal++,
                              category.name, category.value, category.target);
        write_categories(owner, category.qualifiers, m_database.last_id(), ordinal);
    }
}

void ConceptWriter::write_categories(const Owner& owner, const std::vector<model::DataCategory>& categories) {
    std::size_t ordinal = 0;
    write_categories(owner, categories, std::nullopt, ordinal);
}

void ConceptWriter::write_transactions(const Owner& owner,
                                       const std::vector<model::Transaction>& transactions) {
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        m_insert_transaction.run(owner.concept_row, owner.section_row, owner.term_row, i,
                                 transactions[i].type, transactions[i].date, transactions[i].responsibility);
    }
}

} // namespace diptych::store
