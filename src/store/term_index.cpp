#include "store/term_index.hpp"

#include "base/error.hpp"
#include "base/format.hpp"

#include <limits>

namespace diptych::store {

namespace {

constexpr std::size_t k_most_waiting = 1024;

/// Numbers with their greatest byte first, so that they sort as bytes.
template <typename Integer>
void append_number(std::string& bytes, Integer number) {
    for (std::size_t i = sizeof number; i-- > 0;) {
        bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i) & 0xFFU);
    }
}

/// Takes one off the front.
template <typename Integer>
Integer take_number(std::string_view& bytes) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof(Integer); ++i) {
        number = number << 8U | static_cast<unsigned char>(bytes[i]);
    }
    bytes.remove_prefix(sizeof(Integer));
    return static_cast<Integer>(number);
}

/// A row of term_key as the sorter has it: the language's number, the stems with a zero byte behind them (no
/// stem has one in it), the row, the section and the term.
struct Key {
    std::uint16_t language;
    std::string_view stems;
    std::int64_t row;
    std::uint32_t section;
    std::uint32_t term;
};

Key parsed(std::string_view bytes) {
    Key key{};
    key.language = take_number<std::uint16_t>(bytes);
    key.stems = bytes.substr(0, bytes.find('\0'));
    bytes.remove_prefix(key.stems.size() + 1);
    key.row = take_number<std::int64_t>(bytes);
    key.section = take_number<std::uint32_t>(bytes);
    key.term = take_number<std::uint32_t>(bytes);
    return key;
}

} // namespace

TermIndex::TermIndex(Database& database)
    : m_sorter{database.file()}, m_insert{database,
                                          "term_key (language, stem_key, concept_id, lang_sec, term)", 5},
      m_delete{database, "DELETE FROM term_key WHERE language = ? AND stem_key = ? AND concept_id = ? "
                         "AND lang_sec = ? AND term = ?"} {}

std::uint16_t TermIndex::number_of(std::string_view language) {
    const auto known = m_numbers.find(language);
    if (known != m_numbers.end()) {
        return known->second;
    }
    if (m_languages.size() == std::numeric_limits<std::uint16_t>::max()) {
        throw base::Error{"The glossary has more than 65535 languages. Check the file's language codes."};
    }
    const auto number = static_cast<std::uint16_t>(m_languages.size());
    m_numbers.emplace(language, number);
    m_languages.emplace_back(language);
    return number;
}

void TermIndex::note(std::int64_t row, std::size_t section, std::size_t term,
                     const model::LanguageTag& language, std::string_view text, bool comes) {
    const std::string stems = m_keys.of(language, text);
    if (stems.empty()) {
        return;
    }
    m_key.clear();
    append_number(m_key, number_of(language.primary()));
    m_key += stems;
    m_key += '\0';
    append_number(m_key, row);
    append_number(m_key, static_cast<std::uint32_t>(section));
    append_number(m_key, static_cast<std::uint32_t>(term));
    m_sorter.add(m_key, comes);
}

void TermIndex::note(std::int64_t row, const model::Concept& entry, bool comes) {
    for (std::size_t i = 0; i < entry.languages.size(); ++i) {
        const model::LanguageSection& section = entry.languages[i];
        for (std::size_t j = 0; j < section.terms.size(); ++j) {
            note(row, i, j, section.language, section.terms[j].text, comes);
        }
    }
}

void TermIndex::insert(std::string_view key) {
    const Key parts = parsed(key);
    const std::string& stems = m_waiting.emplace_back(parts.stems);
    m_insert.add(std::string_view{m_languages[parts.language]}, std::string_view{stems}, parts.row,
                 parts.section, parts.term);
    if (m_waiting.size() == k_most_waiting) {
        flush();
    }
}

void TermIndex::remove(std::string_view key) {
    const Key parts = parsed(key);
    m_delete.run(m_languages[parts.language], parts.stems, parts.row, parts.section, parts.term);
}

void TermIndex::flush() {
    m_insert.flush();
    m_waiting.clear();
}

void TermIndex::write() {
    m_waiting.reserve(k_most_waiting); // never moved: m_insert has views into it
    m_sorter.take([&](std::string_view key, bool comes) { comes ? insert(key) : remove(key); });
    flush();
}

void rebuild_term_index(Database& database) {
    database.execute(
        "DELETE FROM term_key; DELETE FROM glossary_language;"
        "INSERT INTO glossary_language SELECT language, count(*), 0 FROM lang_sec GROUP BY language;"
        "UPDATE glossary_language SET terms = found.terms FROM "
        "(SELECT l.language, count(*) AS terms FROM lang_sec l CROSS JOIN term t "
        "ON t.concept_id = l.concept_id AND t.lang_sec = l.ordinal GROUP BY l.language) AS found "
        "WHERE found.language = glossary_language.language");
    TermIndex index{database};
    Statement terms{database, "SELECT l.concept_id, l.ordinal, t.ordinal, l.language, t.text FROM lang_sec l "
                              "CROSS JOIN term t ON t.concept_id = l.concept_id AND t.lang_sec = l.ordinal"};
    std::map<std::string, model::LanguageTag, std::less<>> languages;
    while (terms.step()) {
        auto language = languages.find(terms.text(3));
        if (language == languages.end()) {
            language = languages.emplace(terms.text(3), stored_language(database, terms.text(3))).first;
        }
        index.note(terms.integer(0), terms.size(1), terms.size(2), language->second, terms.text(4), true);
    }
    index.write();
}

} // namespace diptych::store
