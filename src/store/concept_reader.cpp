#include "store/concept_reader.hpp"

#include "base/error.hpp"
#include "store/stem_index.hpp"
#include "store/term_columns.hpp"

#include <tuple>

namespace diptych::store {

namespace {

constexpr int k_batch_size = 500;

/// Goes through owners in the order of their keys, as rows that belong to them come.
template <typename Owner>
class Walk {
public:
    explicit Walk(const std::vector<Owner>& owners) : m_at{owners.begin()}, m_end{owners.end()} {}

    /// The owner with that key, or nullptr. Keys must not fall.
    template <typename KeyOf, typename Key>
    const Owner* find(const KeyOf& key_of, const Key& key) {
        while (m_at != m_end && key_of(*m_at) < key) {
            ++m_at;
        }
        return m_at != m_end && key_of(*m_at) == key ? &*m_at : nullptr;
    }

private:
    typename std::vector<Owner>::const_iterator m_at;
    typename std::vector<Owner>::const_iterator m_end;
};

/// The list into which a category of that depth goes: the qualifiers of the last one, of the last of these
/// ...
std::vector<model::DataCategory>& list_at(std::vector<model::DataCategory>& categories, std::size_t depth) {
    std::vector<model::DataCategory>* list = &categories;
    for (; depth > 0 && !list->empty(); --depth) {
        list = &list->back().qualifiers;
    }
    return *list;
}

} // namespace

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
                   "SELECT concept_id, lang_sec, term, depth, name, value, target FROM data_category "
                   "WHERE concept_id >= ? AND concept_id <= ? ORDER BY concept_id, lang_sec, term, ordinal"},
      m_transactions{
          database,
          "SELECT concept_id, lang_sec, term, type, date, responsibility FROM transac "
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
    std::size_t at = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> keys;
    for (m_sections.bind(first, last); m_sections.step();) {
        const std::int64_t row = m_sections.integer(0);
        while (at < rows.size() && rows[at] < row) {
            ++at;
        }
        if (at < rows.size() && rows[at] == row) { // else there is no such entry: not ours to mend
            entries[at].languages.emplace_back().language = language_of(m_sections.text(2));
            keys.emplace_back(row, m_sections.integer(1));
        }
    }
    m_sections.reset();
    std::vector<Section> sections; // now that nothing moves any more
    sections.reserve(keys.size());
    for (model::Concept& entry : entries) {
        for (model::LanguageSection& section : entry.languages) {
            const auto& [row, ordinal] = keys[sections.size()];
            sections.push_back({row, ordinal, &section});
        }
    }
    return sections;
}

std::vector<std::int64_t> ConceptReader::read_terms(std::int64_t first, std::int64_t last,
                                                    const std::vector<Section>& sections) {
    std::vector<std::int64_t> ordinals;
    const auto key_of = [](const Section& section) { return std::pair{section.row, section.ordinal}; };
    Walk<Section> walk{sections};
    for (m_terms.bind(first, last); m_terms.step();) {
        const Section* owner = walk.find(key_of, std::pair{m_terms.integer(0), m_terms.integer(1)});
        if (owner == nullptr) {
            continue;
        }
        model::Term& term = owner->section->terms.emplace_back();
        ordinals.push_back(m_terms.integer(4 + static_cast<int>(k_term_columns.size())));
        term.text = m_terms.text(2);
        term.status = model::status_of(m_terms.text(3)); // NULL reads as "", which is no status
        for (std::size_t i = 0; i < k_term_columns.size(); ++i) {
            const int column = 4 + static_cast<int>(i);
            if (!m_terms.is_null(column)) {
                term.categories.push_back({k_term_columns[i], std::string{m_terms.text(column)}, {}, {}});
            }
        }
    }
    m_terms.reset();
    return ordinals;
}

void ConceptReader::read_categories(std::int64_t first, std::int64_t last, const std::vector<Owner>& owners) {
    const auto key_of = [](const Owner& owner) { return std::tuple{owner.row, owner.section, owner.term}; };
    Walk<Owner> walk{owners};
    for (m_categories.bind(first, last); m_categories.step();) {
        const std::tuple key{m_categories.integer(0), m_categories.integer(1), m_categories.integer(2)};
        if (const Owner* owner = walk.find(key_of, key)) {
            list_at(*owner->categories, m_categories.size(3))
                .push_back({std::string{m_categories.text(4)},
                            std::string{m_categories.text(5)},
                            std::string{m_categories.text(6)},
                            {}});
        }
    }
    m_categories.reset();
}

void ConceptReader::read_transactions(std::int64_t first, std::int64_t last,
                                      const std::vector<Owner>& owners) {
    const auto key_of = [](const Owner& owner) { return std::tuple{owner.row, owner.section, owner.term}; };
    Walk<Owner> walk{owners};
    for (m_transactions.bind(first, last); m_transactions.step();) {
        const std::tuple key{m_transactions.integer(0), m_transactions.integer(1), m_transactions.integer(2)};
        if (const Owner* owner = walk.find(key_of, key)) {
            owner->transactions->push_back({std::string{m_transactions.text(3)},
                                            std::string{m_transactions.text(4)},
                                            std::string{m_transactions.text(5)}});
        }
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
        entries.emplace_back().id = m_concepts.text(1);
        found.push_back(m_concepts.integer(0));
    }
    m_concepts.reset();
    if (entries.empty()) {
        return entries;
    }
    const std::vector<Section> sections = read_sections(first, last, entries, found);
    const std::vector<std::int64_t> ordinals = read_terms(first, last, sections);

    std::vector<Owner> owners;
    auto ordinal = ordinals.begin();
    auto section = sections.begin();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        owners.push_back({found[i], -1, -1, &entries[i].categories, &entries[i].transactions});
        for (; section != sections.end() && section->row == found[i]; ++section) {
            model::LanguageSection& its = *section->section;
            owners.push_back({found[i], section->ordinal, -1, &its.categories, &its.transactions});
            for (model::Term& term : its.terms) {
                owners.push_back(
                    {found[i], section->ordinal, *ordinal++, &term.categories, &term.transactions});
            }
        }
    }
    read_categories(first, last, owners);
    read_transactions(first, last, owners);
    return entries;
}

std::optional<model::Concept> ConceptReader::read_one(std::int64_t row) {
    std::vector<model::Concept> found = read(row, row);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

} // namespace diptych::store
