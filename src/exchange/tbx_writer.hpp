#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tbx_basic.hpp"
#include "model/concept.hpp"
#include "model/language_tag.hpp"
#include "xml/writer.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

struct TbxWriterOptions {
    std::optional<model::LanguageTag> source_language; ///< its section comes first in each entry
    std::string title = "Glossary";
    std::string name = "glossary"; ///< as messages call what is written
    /// Whether a concept of that id is, or will be, given to the writer; it must have a term. References to
    /// others are left out. Empty: all are.
    std::function<bool(std::string_view id)> has_concept;
};

/// Writes concepts as TBX v3 (ISO 30042:2019), dialect TBX-Basic, style DCA, one by one.
///
/// The file is valid whatever the concepts hold: what TBX-Basic has no place for is left out, and finish()
/// says in the diagnostics what, how often and where first. Ids that are no XML names get one: the same id
/// always the same name, which is no other concept's id.
class TbxWriter {
public:
    /// `out` and `diagnostics` must outlive the writer.
    TbxWriter(std::ostream& out, TbxWriterOptions options, base::Diagnostics& diagnostics);

    /// A concept without a term is left out and said so. In a language, preferred terms come first, then
    /// admitted ones, those without a status, deprecated and superseded ones.
    void add(const model::Concept& entry);

    /// Ends the file. To be called once, after the last concept.
    void finish();

    std::size_t written() const { return m_written; }

private:
    /// What was left out for one reason.
    struct Omission {
        std::size_t times = 0;
        std::string first_entry;
    };

    void write_header();
    void write_language(const model::LanguageSection& section, const std::vector<const model::Term*>& terms);
    void write_term(const model::Term& term);
    void write_descriptions(const std::vector<model::DataCategory>& categories, TbxLevel level,
                            bool term_notes);
    void write_category(const model::DataCategory& category, TbxLevel level);
    void write_data(const model::DataCategory& category);
    void write_transactions(const std::vector<model::Transaction>& transactions);
    /// The terms of a section that can be written, in the order of their statuses.
    std::vector<const model::Term*> usable_terms(const model::LanguageSection& section);
    std::optional<std::string> objection_to_target(const model::DataCategory& category) const;
    std::string xml_id(const std::string& id) const;
    std::string legal(std::string_view text);
    void leave_out(const std::string& reason);

    xml::Writer m_xml;
    TbxWriterOptions m_options;
    base::Diagnostics& m_diagnostics;
    std::string m_entry;                         ///< the id of the concept being written
    std::map<std::string, Omission> m_omissions; ///< by reason
    std::size_t m_dropped = 0;                   ///< bytes left out of texts before the XML writer saw them
    std::size_t m_written = 0;
};

} // namespace diptych::exchange
