#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/multiterm.hpp"
#include "exchange/vocabulary/category_names.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "exchange/vocabulary/table_cell.hpp"
#include "xml/writer.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::string_view k_system_prefix = "system:";

std::string upper_case(std::string_view tag) {
    std::string upper{tag};
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

/// The attribute of an <xref> that points there.
std::string_view link_to(const model::DataCategory& category) {
    if (category.name == "crossReference") {
        return "Clink";
    }
    return category.name == "xGraphic" ? "Glink" : "Ulink";
}

class MultitermWriter : public GlossaryWriter {
public:
    MultitermWriter(std::ostream& out, GlossaryWriterOptions options, base::Diagnostics& diagnostics)
        : m_xml{out}, m_options{std::move(options)}, m_diagnostics{diagnostics} {
        m_xml.start_element("mtf");
    }

    void add(const model::Concept& entry) override {
        const std::string number = std::to_string(++m_written);
        m_entry = entry.id;
        m_xml.start_element("conceptGrp");
        m_xml.element("concept", number);
        if (entry.id != number && !entry.id.empty()) {
            write_field({"Concept ID", entry.id, {}, {}});
        }
        write_description(entry);
        for (const model::LanguageSection* section : ordered(entry)) {
            m_xml.start_element("languageGrp");
            m_xml.element("language", "",
                          {{"type", english_name_of(section->language)},
                           {"lang", upper_case(section->language.str())}});
            write_description(*section);
            for (const model::Term& term : section->terms) {
                m_xml.start_element("termGrp");
                m_xml.element("term", term.text);
                if (term.status) {
                    write_field({"administrativeStatus", std::string{model::name_of(*term.status)}, {}, {}});
                }
                write_description(term);
                m_xml.end_element();
            }
            m_xml.end_element();
        }
        m_xml.end_element();
    }

    void finish() override {
        m_xml.finish();
        if (m_xml.dropped_characters() != 0) {
            m_omissions.add("XML does not allow for a control character", m_entry,
                            m_xml.dropped_characters());
        }
        m_omissions.report(m_options.name, m_diagnostics);
    }

    std::size_t written() const override { return m_written; }

private:
    std::vector<const model::LanguageSection*> ordered(const model::Concept& entry) const {
        std::vector<const model::LanguageSection*> sections;
        for (const model::LanguageSection& section : entry.languages) {
            sections.push_back(&section);
        }
        std::stable_partition(sections.begin(), sections.end(), [&](const model::LanguageSection* section) {
            return m_options.source_language && section->language == *m_options.source_language;
        });
        return sections;
    }

    template <typename Owner>
    void write_description(const Owner& owner) {
        for (const model::DataCategory& category : owner.categories) {
            if (category.name.starts_with(k_system_prefix)) {
                m_xml.element("system", category.value,
                              {{"type", std::string_view{category.name}.substr(k_system_prefix.size())}});
            }
        }
        for (const model::Transaction& transaction : owner.transactions) {
            m_xml.start_element("transacGrp");
            m_xml.element("transac", transaction.responsibility, {{"type", transaction.type}});
            if (!transaction.date.empty()) {
                m_xml.element("date", transaction.date);
            }
            m_xml.end_element();
        }
        for (const model::DataCategory& category : owner.categories) {
            if (!category.name.starts_with(k_system_prefix)) {
                write_field(category);
            }
        }
    }

    void write_field(const model::DataCategory& category) {
        m_xml.start_element("descripGrp");
        m_xml.start_element("descrip", {{"type", title_of_category(category.name)}});
        const bool link =
            !category.target.empty() && (!is_link(category.name) || category.target != category.value);
        if (link) {
            m_xml.element("xref", category.value, {{link_to(category), category.target}});
        } else {
            m_xml.text(category.value);
        }
        m_xml.end_element();
        for (const model::DataCategory& qualifier : category.qualifiers) {
            write_field(qualifier);
        }
        m_xml.end_element();
    }

    xml::Writer m_xml;
    GlossaryWriterOptions m_options;
    base::Diagnostics& m_diagnostics;
    Omissions m_omissions;
    std::string m_entry;
    std::size_t m_written = 0;
};

} // namespace

std::unique_ptr<GlossaryWriter> make_multiterm_writer(std::ostream& out, GlossaryWriterOptions options,
                                                      base::Diagnostics& diagnostics) {
    return std::make_unique<MultitermWriter>(out, std::move(options), diagnostics);
}

} // namespace diptych::exchange
