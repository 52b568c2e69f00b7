#include "store/concept_writer.hpp"

#include "store/term_columns.hpp"

namespace diptych::store {

namespace {

constexpr std::int64_t k_none = -1; // no section, no term

} // namespace

// What belongs to an entry is deleted by name rather than by ON DELETE CASCADE: a GlossaryEdit switches
// foreign keys off (see there).
ConceptWriter::ConceptWriter(Database& database)
    : m_concepts{database, "concept (id, entry_id)", 2},
      m_sections{database, "lang_sec (concept_id, ordinal, language)", 3},
      m_terms{database,
              "term (concept_id, lang_sec, ordinal, text, status, part_of_speech, grammatical_gender, "
              "term_type)",
              8},
      m_categories{database,
                   "data_category (concept_id, lang_sec, term, ordinal, depth, name, value, target)", 8},
      m_transactions{database, "transac (concept_id, lang_sec, term, ordinal, type, date, responsibility)",
                     7},
      m_rename{database, "UPDATE concept SET entry_id = ? WHERE id = ?"},
      m_delete_concept{database, "DELETE FROM concept WHERE id = ?"},
      m_delete_sections{database, "DELETE FROM lang_sec WHERE concept_id = ?"},
      m_delete_terms{database, "DELETE FROM term WHERE concept_id = ?"},
      m_delete_categories{database, "DELETE FROM data_category WHERE concept_id = ?"},
      m_delete_transactions{database, "DELETE FROM transac WHERE concept_id = ?"},
      m_add_counts{database,
                   "INSERT INTO glossary_language (language, lang_secs, terms) VALUES (?, ?, ?) "
                   "ON CONFLICT (language) DO UPDATE SET lang_secs = lang_secs + excluded.lang_secs, "
                   "terms = terms + excluded.terms"} {}

void ConceptWriter::insert(std::int64_t row, const model::Concept& entry) {
    m_concepts.add(row, std::string_view{entry.id});
    insert_content(row, entry);
}

void ConceptWriter::insert_content(std::int64_t row, const model::Concept& entry) {
    insert_description({row, k_none, k_none}, entry.categories, 0, entry.transactions);
    for (std::size_t i = 0; i < entry.languages.size(); ++i) {
        const model::LanguageSection& section = entry.languages[i];
        const auto number = static_cast<std::int64_t>(i);
        m_sections.add(row, number, std::string_view{section.language.str()});
        insert_description({row, number, k_none}, section.categories, 0, section.transactions);
        for (std::size_t j = 0; j < section.terms.size(); ++j) {
            insert_term({row, number, static_cast<std::int64_t>(j)}, section.terms[j]);
        }
    }
    count(entry, 1);
}

void ConceptWriter::insert_term(const Owner& owner, const model::Term& term) {
    std::optional<std::string_view> status;
    if (term.status) {
        status = model::name_of(*term.status);
    }
    const TermColumns columns = term_columns(term.categories);
    m_terms.add(owner.row, owner.section, owner.term, std::string_view{term.text}, status, columns.values[0],
                columns.values[1], columns.values[2]);
    insert_description(owner, term.categories, columns.taken, term.transactions);
}

void ConceptWriter::insert_description(const Owner& owner, const std::vector<model::DataCategory>& categories,
                                       std::size_t first,
                                       const std::vector<model::Transaction>& transactions) {
    std::size_t ordinal = 0;
    insert_categories(owner, categories, first, 0, ordinal);
    for (std::size_t i = 0; i < transactions.size(); ++i) {
        const model::Transaction& one = transactions[i];
        m_transactions.add(owner.row, owner.section, owner.term, i, std::string_view{one.type},
                           std::string_view{one.date}, std::string_view{one.responsibility});
    }
}

void ConceptWriter::insert_categories(const Owner& owner, const std::vector<model::DataCategory>& categories,
                                      std::size_t first, std::size_t depth, std::size_t& ordinal) {
    for (std::size_t i = first; i < categories.size(); ++i) {
        const model::DataCategory& one = categories[i];
        m_categories.add(owner.row, owner.section, owner.term, ordinal++, depth, std::string_view{one.name},
                         std::string_view{one.value}, std::string_view{one.target});
        insert_categories(owner, one.qualifiers, 0, depth + 1, ordinal);
    }
}

void ConceptWriter::flush() {
    m_concepts.flush();
    m_sections.flush();
    m_terms.flush();
    m_categories.flush();
    m_transactions.flush();
}

void ConceptWriter::rename(std::int64_t row, std::string_view entry_id) {
    m_rename.run(entry_id, row);
}

void ConceptWriter::remove(std::int64_t row, const model::Concept& entry) {
    remove_content(row, entry);
    m_delete_concept.run(row);
}

void ConceptWriter::remove_content(std::int64_t row, const model::Concept& entry) {
    m_delete_transactions.run(row);
    m_delete_categories.run(row);
    m_delete_terms.run(row);
    m_delete_sections.run(row);
    count(entry, -1);
}

void ConceptWriter::count(const model::Concept& entry, std::int64_t sign) {
    for (const model::LanguageSection& section : entry.languages) {
        auto known = m_counts.find(section.language.str());
        if (known == m_counts.end()) {
            known = m_counts.emplace(section.language.str(), Count{}).first;
        }
        known->second.sections += sign;
        known->second.terms += sign * static_cast<std::int64_t>(section.terms.size());
    }
}

void ConceptWriter::write_counts() {
    for (const auto& [language, change] : m_counts) {
        m_add_counts.run(language, change.sections, change.terms);
    }
    m_counts.clear();
}

} // namespace diptych::store
