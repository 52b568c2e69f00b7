#pragma once

#include "base/diagnostics.hpp"
#include "model/concept.hpp"
#include "xml/element.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// Makes concepts of the entries of one terminology file. The elements of all dialects are told apart by
/// name alone: no name means two things.
class TbxEntryReader {
public:
    /// \param name  as messages call the file; it and `diagnostics` must outlive the reader
    TbxEntryReader(const std::string& name, base::Diagnostics& diagnostics);

    /// \param element  a conceptEntry or termEntry
    /// \returns a concept with the id of the file, empty when there is none, and no language without a term
    model::Concept read(const xml::Element& element);

private:
    /// What can be said of an entry, a language or a term.
    struct Description {
        std::vector<model::DataCategory>& categories;
        std::vector<model::Transaction>& transactions;
    };

    void read_language(const xml::Element& element, model::Concept& entry);
    std::optional<model::LanguageTag> language_of(const xml::Element& element);
    void read_term(const xml::Element& element, model::LanguageSection& section);
    void read_term_part(const xml::Element& element, model::Term& term, std::size_t& terms_seen);
    std::string term_text(const xml::Element& element);
    bool read_status(const model::DataCategory& category, std::size_t line, model::Term& term);
    void add_term(model::Term&& term, std::size_t line, model::LanguageSection& section);
    void read_description(const xml::Element& element, Description description);
    std::optional<model::DataCategory> read_category(const xml::Element& element);
    std::optional<model::DataCategory> read_group(const xml::Element& element);
    std::string category_name(const xml::Element& element);

    void warn(std::size_t line, std::string message);
    void note(std::size_t line, std::string message);

    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    std::string m_entry;                        ///< how messages call the entry being read
    std::set<std::string> m_reported_languages; ///< codes whose repair has been said
    std::set<std::string> m_reported_elements;  ///< elements that are not known and were said to be kept
};

} // namespace diptych::exchange
