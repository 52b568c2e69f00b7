#include "exchange/tables/multiterm.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/vocabulary/category_names.hpp"
#include "exchange/vocabulary/concept_bounds.hpp"
#include "exchange/vocabulary/concept_collector.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "exchange/vocabulary/table_cell.hpp"
#include "model/merge_concepts.hpp"
#include "xml/reader.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <array>
#include <istream>
#include <set>
#include <utility>

namespace diptych::exchange {

namespace {

/// What an <xref> points to: a concept, a term, a page, a file, a picture ...
constexpr std::array<std::string_view, 7> k_links{"Clink", "Tlink", "Ulink", "Plink",
                                                  "Glink", "Slink", "Blink"};
/// <system>: the class of an entry and the like, which mean something to MultiTerm only.
constexpr std::string_view k_system_prefix = "system:";

/// What can be said of an entry, a language or a term.
struct Description {
    std::vector<model::DataCategory>& categories;
    std::vector<model::Transaction>& transactions;
};

class MultitermReader {
public:
    MultitermReader(std::istream& in, const std::string& name, const ConceptSink& sink,
                    base::Diagnostics& diagnostics)
        : m_reader{xml::source_of(in, name), name}, m_name{name}, m_diagnostics{diagnostics},
          m_collector{name, sink, diagnostics} {}

    GlossaryContents read() {
        const xml::Event root = m_reader.next();
        if (root.name != "mtf") {
            throw base::InputError{
                m_name, root.line,
                fmt::format("This is not MultiTerm XML: its root element is <{}>, not <mtf>.", root.name)};
        }
        for (;;) {
            xml::Event event = m_reader.next();
            if (event.kind == xml::EventKind::end_of_document) {
                return m_collector.finish("MultiTerm");
            }
            if (event.kind != xml::EventKind::start_element) {
                continue;
            }
            if (event.name == "conceptGrp") {
                m_entry.clear();
                read_concept(xml::read_element(m_reader, std::move(event), m_entry));
            } else {
                warn(event.line, fmt::format("<{}> is no entry; it was skipped.", event.name));
                m_reader.skip_element();
            }
        }
    }

private:
    void read_concept(xml::Node element) {
        model::Concept entry;
        for (const xml::Node child : element) {
            if (child.name() == "concept") {
                entry.id = clean_term(xml::text_content(child));
            } else if (child.name() == "languageGrp") {
                read_language(child, entry);
            } else {
                read_description(child, {entry.categories, entry.transactions});
            }
        }
        const auto id =
            std::find_if(entry.categories.begin(), entry.categories.end(),
                         [](const model::DataCategory& category) { return category.name == "id"; });
        if (id != entry.categories.end()) {
            entry.id = id->value;
            entry.categories.erase(id);
        }
        m_collector.take(std::move(entry), element.line());
    }

    void read_language(xml::Node element, model::Concept& entry) {
        std::optional<model::LanguageTag> language;
        std::string written;
        for (const xml::Node child : element) {
            if (child.name() == "language") {
                written = child.attribute("lang").value_or(child.attribute("type").value_or(""));
                language = model::LanguageTag::parse(base::trim(child.attribute("lang").value_or("")));
                if (!language) { // MultiTerm names the index of a language, and a file need have no more
                    language = find_language(child.attribute("type").value_or(written));
                }
            }
        }
        if (!language) {
            warn(element.line(),
                 fmt::format("'{}' is no language; its terms in {} were skipped.", written, name_of(entry)));
            return;
        }
        model::LanguageSection& section = model::section_of(entry, *language);
        for (const xml::Node child : element) {
            if (child.name() == "termGrp" && section.terms.size() > k_most_terms) {
                continue; // said of the entry
            }
            if (child.name() == "termGrp") {
                read_term(child, section);
            } else if (child.name() != "language") {
                read_description(child, {section.categories, section.transactions});
            }
        }
    }

    void read_term(xml::Node element, model::LanguageSection& section) {
        model::Term term;
        for (const xml::Node child : element) {
            if (child.name() == "term" && term.text.empty()) {
                term.text = clean_term(xml::text_content(child));
            } else {
                read_description(child, {term.categories, term.transactions});
            }
        }
        if (term.text.empty()) {
            warn(element.line(),
                 fmt::format("A term in '{}' is empty; it was skipped.", section.language.str()));
            return;
        }
        read_status(term, element.line());
        const std::string text = term.text;
        if (!model::merge_term(section, std::move(term), model::MergedTransactions::all)) {
            warn(element.line(),
                 fmt::format("The term '{}' is twice in '{}'; what is said of it was put together.", text,
                             section.language.str()));
        }
    }

    void read_status(model::Term& term, std::size_t line) {
        const auto category =
            std::find_if(term.categories.begin(), term.categories.end(), [](const auto& one) {
                return one.name == "administrativeStatus" && one.qualifiers.empty();
            });
        if (category == term.categories.end()) {
            return;
        }
        term.status = find_status(category->value);
        if (term.status) {
            if (model::name_of(*term.status) != base::to_lower_ascii(category->value)) {
                note_once(line, fmt::format("The status '{}' is read as '{}'. Said once.", category->value,
                                            model::name_of(*term.status)));
            }
            term.categories.erase(category);
        } else {
            warn(line,
                 fmt::format("'{}' is no status that is known; it was kept, but the term '{}' counts as "
                             "having no status.",
                             category->value, term.text));
        }
    }

    void read_description(xml::Node element, Description description) {
        if (element.is_text()) {
            if (!base::trim(element.text()).empty()) {
                warn(element.line(),
                     fmt::format("Text outside any field, '{}', was skipped.", base::trim(element.text())));
            }
        } else if (element.name() == "transacGrp") {
            description.transactions.push_back(read_transaction(element));
        } else if (element.name() == "descripGrp" || element.name() == "descrip") {
            if (std::optional<model::DataCategory> category = read_field(element)) {
                description.categories.push_back(std::move(*category));
            }
        } else if (element.name() == "system") {
            description.categories.push_back(
                {std::string{k_system_prefix}.append(element.attribute("type").value_or("")),
                 clean_term(xml::text_content(element)),
                 {},
                 {}});
        } else {
            warn(element.line(),
                 fmt::format("<{}> is no element of MultiTerm XML here; its text, '{}', was kept as "
                             "a note.",
                             element.name(), clean_term(xml::text_content(element))));
            description.categories.push_back({"note", clean_term(xml::text_content(element)), {}, {}});
        }
    }

    static model::Transaction read_transaction(xml::Node group) {
        model::Transaction transaction;
        for (const xml::Node child : group) {
            if (child.name() == "transac") {
                transaction.type = child.attribute("type").value_or("modification");
                transaction.responsibility = clean_term(xml::text_content(child));
            } else if (child.name() == "date") {
                transaction.date = clean_term(xml::text_content(child));
            }
        }
        return transaction;
    }

    /// A <descrip>, or a group of one and what is said of it.
    std::optional<model::DataCategory> read_field(xml::Node element) {
        if (element.name() == "descrip") {
            return read_value(element);
        }
        std::optional<model::DataCategory> head;
        for (const xml::Node child : element) {
            if (child.name() != "descrip" && child.name() != "descripGrp") {
                if (!child.is_text()) {
                    warn(child.line(), fmt::format("<{}> within a field was skipped.", child.name()));
                }
                continue;
            }
            std::optional<model::DataCategory> category = read_field(child);
            if (!category) {
                continue;
            }
            if (head) {
                head->qualifiers.push_back(std::move(*category));
            } else {
                head = std::move(category);
            }
        }
        return head;
    }

    std::optional<model::DataCategory> read_value(xml::Node element) {
        const std::string type = clean_term(element.attribute("type").value_or(""));
        const CategoryName* known = find_category_name(type);
        model::DataCategory category;
        category.name = known == nullptr ? type : std::string{known->name};
        if (category.name.empty() || category.name == "termNote") {
            category.name = "note";
        } else if (category.name == "definitionSource" || category.name == "contextSource") {
            category.name = "source";
        }
        const std::string written = clean_term(xml::text_content(element));
        category.value = tbx_value(category.name, written);
        for (const xml::Node child : element) {
            for (const std::string_view link : k_links) {
                if (const std::optional<std::string_view> target = child.attribute(link);
                    target && child.name() == "xref") {
                    category.target = *target;
                }
            }
        }
        if (category.value.empty() && category.target.empty()) {
            return std::nullopt; // an empty field says nothing
        }
        if (category.value != written) {
            note_once(element.line(),
                      fmt::format("'{}' is read as '{}'. Said once.", written, category.value));
        }
        if (is_link(category.name) && category.target.empty()) {
            category.target = category.value;
        }
        return category;
    }

    static std::string name_of(const model::Concept& entry) {
        return entry.id.empty() ? "an entry without id" : fmt::format("entry '{}'", entry.id);
    }

    void warn(std::size_t line, std::string message) { m_diagnostics.warn(m_name, line, std::move(message)); }

    void note_once(std::size_t line, const std::string& message) {
        if (m_said.insert(message).second) {
            m_diagnostics.report(base::Severity::note, m_name, line, message);
        }
    }

    xml::Reader m_reader;
    xml::Tree m_entry; ///< being read
    const std::string& m_name;
    base::Diagnostics& m_diagnostics;
    ConceptCollector m_collector;
    std::set<std::string> m_said;
};

} // namespace

GlossaryContents read_multiterm(std::istream& in, const std::string& name, const ConceptSink& sink,
                                base::Diagnostics& diagnostics) {
    return MultitermReader{in, name, sink, diagnostics}.read();
}

} // namespace diptych::exchange
