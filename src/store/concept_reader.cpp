#include "store/concept_reader.hpp"

#include "base/error.hpp"
#include "store/stem_index.hpp"
#include "store/term_columns.hpp"

#include <algorithm>
#include <tuple>

namespace diptych::store {

namespace {

constexpr int k_batch_size = 500;

/// Goes through owners in the order of their keys, as rows that belong to them come: of each owner those with the
/// ordinals from 0 on, without gaps.
template <typename Owner>
class Walk {
public:
    Walk(const Database& database, const std::vector<Owner>& owners)
        : m_database{database}, m_at{owners.begin()}, m_end{owners.end()} {}

    /// The owner with that key. \throws Damaged when there is none, or a row before this one is missing
    template <typename KeyOf, typename Key>
    const Owner& find(const KeyOf& key_of, const Key& key, std::int64_t ordinal) {
        while (m_at != m_end && key_of(*m_at) < key) {
            ++m_at;
            m_next = 0;
        }
        if (m_at == m_end || key_of(*m_at) != key) {
            m_database.damaged("something belongs to an entry, a language or a term that is missing");
        }
        if (ordinal != m_next++) {
            m_database.damaged("a term, or something that is said of it, is missing");
        }
        return *m_at;
    }

private:
    const Database& m_database;
    typename std::vector<Owner>::const_iterator m_at;
    typename std::vector<Owner>::const_iterator m_end;
    std::int64_t m_next = 0;
};

/// The list into which a category of that depth goes: the qualifiers of the last one, of the last of these
/// ...; nullptr when there is no such one.
std::vector<model::DataCategory>* list_at(std::vector<model::DataCategory>& categories, std::size_t depth) {
    std::vector<model::DataCategory>* list = &categories;
    for (; depth > 0; --depth) {
        if (list->empty()) {
            return nullptr;
        }
        list = &list->back().qualifiers;
    }
    return list;
}

} // namespace

bool lacks_terms(const model::Concept& entry) {
    const auto has_none = [](const model::LanguageSection& section) { return section.terms.empty(); };
    const auto holds_nothing = [&](const model::LanguageSection& section) {
        return has_none(section) && section.categories.empty() && section.transactions.empty();
    };
    return std::any_of(entry.languages.begin(), entry.languages.end(), holds_nothing) ||
           std::all_of(entry.languages.begin(), entry.languages.end(), has_none);
}

ConceptReader::ConceptReader(const Database& database)
    : m_database{database},
      m_batches{database, "SELECT max(id) FROM (SELECT id FROM concept WHERE id > ? ORDER BY id LIMIT ?)"},
      m_concepts{database, "SELECT id, entry_id FROM concept WHERE id >= ? AND id <= ? ORDER BY id"},
      m_sections{database, "SELECT concept_id, ordinal, language FROM lang_sec "
                           "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, ordinal"},
      m_terms{database, "SELECT concept_id, lang_sec, text, status, part_of_speech, grammatical_gender, "
                        "term_type, ordinal FROM term "
                        "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, lang_sec, ordinal"},
      m_categories{database,
                   "SELECT concept_id, lang_sec, term, depth, name, value, target, ordinal FROM data_category "
                   "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, lang_sec, term, ordinal"},
      m_transactions{
          database,
          "SELECT concept_id, lang_sec, term, type, date, responsibility, ordinal FROM transac "
          "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, lang_sec, term, ordinal"} {}

std::optional<std::int64_t> ConceptReader::end_of_batch(std::int64_t previous) {
    m_batches.bind(previous, k_batch_size);
    std::optional<std::int64_t> last;
    if (m_batches.step() && !m_batches.is_null(0)) {
        last = m_batches.integer(0);
    }
    m_batches.reset();
    return last;
}

const model::LanguageTag& ConceptReader::language_of(std::string_view tag) {
    auto known = m_languages.find(tag);
    if (known == m_languages.end()) {
        known = m_languages.emplace(tag, stored_language(m_database, tag)).first;
    }
    return known->second;
}

std::vector<ConceptReader::Section> ConceptReader::read_sections(std::int64_t first, std::int64_t last,
                                                                 std::vector<model::Concept>& entries,
                                                                 const std::vector<std::int64_t>& rows) {
    struct Entry {
        std::int64_t row;
        model::Concept* entry;
    };

    std::vector<Entry> owners;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        owners.push_back({rows[i], &entries[i]});
    }
    Walk<Entry> walk{m_database, owners};
    for (m_sections.bind(first, last); m_sections.step();) {
        const std::int64_t row = m_sections.integer(0);
        const Place place{m_database, "glossary row", row};
        const Entry& owner = walk.find([](const Entry& one) { return one.row; }, row, m_sections.integer(1));
        owner.entry->languages.emplace_back().language = language_of(m_sections.text(2));
    }
    m_sections.reset();
    std::vector<Section> sections; // now that nothing moves any more
    for (const Entry& owner : owners) {
        std::int64_t ordinal = 0;
        for (model::LanguageSection& section : owner.entry->languages) {
            sections.push_back({owner.row, ordinal++, &section});
        }
    }
    return sections;
}

void ConceptReader::read_terms(std::int64_t first, std::int64_t last, const std::vector<Section>& sections) {
    const auto key_of = [](const Section& section) { return std::pair{section.row, section.ordinal}; };
    constexpr int k_status = 3;
    constexpr int k_first_column = 4;
    Walk<Section> walk{m_database, sections};
    for (m_terms.bind(first, last); m_terms.step();) {
        const Place place{m_database, "glossary row", m_terms.integer(0)};
        const Section& owner =
            walk.find(key_of, std::pair{m_terms.integer(0), m_terms.integer(1)},
                      m_terms.integer(k_first_column + static_cast<int>(k_term_columns.size())));
        model::Term& term = owner.section->terms.emplace_back();
        term.text = m_terms.text(2);
        if (!m_terms.is_null(k_status)) {
            term.status = model::status_of(m_terms.text(k_status));
            if (!term.status) {
                m_terms.damaged(k_status, "is no status");
            }
        }
        for (std::size_t i = 0; i < k_term_columns.size(); ++i) {
            const int column = k_first_column + static_cast<int>(i);
            if (!m_terms.is_null(column)) {
                term.categories.push_back({k_term_columns[i], std::string{m_terms.text(column)}, {}, {}});
            }
        }
    }
    m_terms.reset();
}

void ConceptReader::read_categories(std::int64_t first, std::int64_t last, const std::vector<Owner>& owners) {
    const auto key_of = [](const Owner& owner) { return std::tuple{owner.row, owner.section, owner.term}; };
    Walk<Owner> walk{m_database, owners};
    for (m_categories.bind(first, last); m_categories.step();) {
        const Place place{m_database, "glossary row", m_categories.integer(0)};
        const std::tuple key{m_categories.integer(0), m_categories.integer(1), m_categories.integer(2)};
        std::vector<model::DataCategory>* const list =
            list_at(*walk.find(key_of, key, m_categories.integer(7)).categories, m_categories.size(3));
        if (list == nullptr) {
            m_categories.damaged(3, "is deeper than what is there");
        }
        list->push_back({std::string{m_categories.text(4)},
                         std::string{m_categories.text(5)},
                         std::string{m_categories.text(6)},
                         {}});
    }
    m_categories.reset();
}

void ConceptReader::read_transactions(std::int64_t first, std::int64_t last,
                                      const std::vector<Owner>& owners) {
    const auto key_of = [](const Owner& owner) { return std::tuple{owner.row, owner.section, owner.term}; };
    Walk<Owner> walk{m_database, owners};
    for (m_transactions.bind(first, last); m_transactions.step();) {
        const Place place{m_database, "glossary row", m_transactions.integer(0)};
        const std::tuple key{m_transactions.integer(0), m_transactions.integer(1), m_transactions.integer(2)};
        walk.find(key_of, key, m_transactions.integer(6))
            .transactions->push_back({std::string{m_transactions.text(3)},
                                      std::string{m_transactions.text(4)},
                                      std::string{m_transactions.text(5)}});
    }
    m_transactions.reset();
}

std::vector<model::Concept> ConceptReader::read(std::int64_t first, std::int64_t last,
                                                std::vector<std::int64_t>* rows) {
    std::vector<model::Concept> entries;
    std::vector<std::int64_t> own_rows;
    std::vector<std::int64_t>& found = rows == nullptr ? own_rows : *rows;
    found.clear();
    for (m_concepts.bind(first, last); m_concepts.step();) {
        const Place place{m_database, "glossary row", m_concepts.integer(0)};
        entries.emplace_back().id = m_concepts.text(1);
        found.push_back(m_concepts.integer(0));
    }
    m_concepts.reset();
    const std::vector<Section> sections = read_sections(first, last, entries, found);
    read_terms(first, last, sections);

    std::vector<Owner> owners;
    auto section = sections.begin();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        owners.push_back({found[i], -1, -1, &entries[i].categories, &entries[i].transactions});
        for (; section != sections.end() && section->row == found[i]; ++section) {
            model::LanguageSection& its = *section->section;
            owners.push_back({found[i], section->ordinal, -1, &its.categories, &its.transactions});
            std::int64_t ordinal = 0;
            for (model::Term& term : its.terms) {
                owners.push_back(
                    {found[i], section->ordinal, ordinal++, &term.categories, &term.transactions});
            }
        }
    }
    read_categories(first, last, owners);
    read_transactions(first, last, owners);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (lacks_terms(entries[i])) {
            const Place place{m_database, "glossary row", found[i]};
            m_database.damaged("a term is missing");
        }
    }
    return entries;
}

std::optional<model::Concept> ConceptReader::read_one(std::int64_t row) {
    std::vector<model::Concept> found = read(row, row);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

} // namespace diptych::store
