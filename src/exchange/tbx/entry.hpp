#pragma once

#include "exchange/tbx/category.hpp"
#include "exchange/tbx/values.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "model/concept.hpp"
#include "xml/tree.hpp"

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace diptych::exchange {

/// Numbers keys as they come: by comparing while they are few, as in nearly every entry, by their hashes when
/// they are many.
class KeyIndex {
public:
    /// \returns the number of the key, which is the number of keys there were before when it is a new one
    std::size_t number_of(std::string key);

private:
    std::vector<std::string> m_keys;
    std::unordered_map<std::string, std::size_t> m_numbers; ///< empty while there are few
};

/// Makes concepts of the entries of one terminology file.
class TbxEntryReader {
public:
    explicit TbxEntryReader(RepairLog& repairs)
        : m_repairs{repairs}, m_categories{repairs}, m_languages{repairs} {}

    void set_form(const TbxForm& form) { m_categories.set_form(form); }

    /// \param element  a conceptEntry or termEntry
    /// \returns a concept with the id of the file, empty when there is none, and no language without a term
    model::Concept read(xml::Node element);

private:
    /// What is known of a section while its entry is read.
    struct Section {
        KeyIndex terms;
        std::size_t line = 0;
        bool had_empty_terms = false;
    };

    void read_id(xml::Node element, model::Concept& entry);
    /// The number of the section for the language of `element`, a new one or one that was there.
    std::size_t section_for(xml::Node element, model::Concept& entry);
    void read_language(xml::Node element, model::Concept& entry);
    void read_bare_term(xml::Node term, std::size_t section, model::Concept& entry);
    void read_term(xml::Node element, std::size_t section, model::Concept& entry);
    void read_term_part(xml::Node part, model::Term& term, std::vector<std::string>& more_terms);
    void say_of(xml::Node node, model::Term& term);
    std::string term_text(xml::Node element);
    void take_statuses(model::Term& term, std::size_t from, std::size_t line);
    bool take_status(const model::DataCategory& category, std::size_t line, model::Term& term);
    void add_term(model::Term&& term, std::size_t line, std::size_t section, model::Concept& entry);
    void move_what_has_no_term(model::Concept& entry);

    RepairLog& m_repairs;
    TbxCategoryReader m_categories;
    TbxLanguages m_languages;
    KeyIndex m_tags;                 ///< of the sections of the entry being read
    std::vector<Section> m_sections; ///< as long as its languages
};

} // namespace diptych::exchange
