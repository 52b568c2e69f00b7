#include "exchange/pages/glossary.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/pages/page.hpp"
#include "exchange/tables/pair_rows.hpp"
#include "exchange/tbx/basic.hpp"
#include "exchange/vocabulary/category_names.hpp"
#include "exchange/vocabulary/language_names.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

/// What stands on the line of a term rather than under it.
constexpr std::array<std::string_view, 5> k_short_categories{
    "partOfSpeech", "grammaticalGender", "grammaticalNumber", "termType", "geographicalUsage"};

bool is_short(const model::DataCategory& category) {
    return std::find(k_short_categories.begin(), k_short_categories.end(), category.name) !=
           k_short_categories.end();
}

/// As it stands in the attribute 'id', which has no white space.
std::string anchor_of(std::string_view id) {
    std::string anchor{id};
    std::replace_if(
        anchor.begin(), anchor.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; },
        '_');
    return anchor;
}

/// As it stands behind the '#' of a link (RFC 3986, 2.1).
std::string fragment_of(std::string_view id) {
    std::string fragment;
    for (const char c : anchor_of(id)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || base::is_ascii_digit(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            fragment += c;
        } else {
            fragment += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return fragment;
}

/// A value of TBX as people write it: "properNoun" is "proper noun".
std::string words_of(std::string_view value) {
    std::string words;
    for (const char c : value) {
        const bool capital = c >= 'A' && c <= 'Z';
        words += capital && !words.empty() ? " " : "";
        words += capital ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return words;
}

bool has_proposed_term(const model::Concept& entry) {
    return std::any_of(
        entry.languages.begin(), entry.languages.end(), [](const model::LanguageSection& section) {
            return std::any_of(section.terms.begin(), section.terms.end(), [](const model::Term& term) {
                return term.status == model::Status::proposed;
            });
        });
}

class HtmlWriter : public GlossaryWriter {
public:
    HtmlWriter(std::ostream& out, GlossaryWriterOptions options)
        : m_out{out}, m_page{out, {.title = options.title, .row = "concept", .marked = "proposed concept"}},
          m_options{std::move(options)} {
        m_page.begin_rows();
    }

    void add(const model::Concept& entry) override {
        m_out << "<article id=\"" << html_text(anchor_of(entry.id)) << "\" class=\"row"
              << (has_proposed_term(entry) ? " amber" : "") << "\">\n<h2><a href=\"#" << fragment_of(entry.id)
              << "\">" << html_text(entry.id) << "</a>";
        for (const model::DataCategory& category : entry.categories) {
            if (category.name == "subjectField") {
                m_out << "<span>" << html_text(category.value) << "</span>";
            }
        }
        m_out << "</h2>\n<div class=\"languages\">\n";
        for (const model::LanguageSection* section : ordered(entry)) {
            write_section(entry, *section);
        }
        m_out << "</div>\n";
        for (const model::DataCategory& category : entry.categories) {
            if (category.name != "subjectField" || !category.qualifiers.empty()) {
                write_text(category);
            }
        }
        write_transactions(entry.transactions);
        m_out << "</article>\n";
        ++m_written;
    }

    void finish() override {
        m_out << "<footer>" << m_written << (m_written == 1 ? " concept" : " concepts") << "</footer>\n";
        m_page.end();
    }

    std::size_t written() const override { return m_written; }

private:
    /// Source language, target language, those of the options, others.
    std::vector<const model::LanguageSection*> ordered(const model::Concept& entry) const {
        std::vector<const model::LanguageSection*> sections;
        for (const model::LanguageSection& section : entry.languages) {
            sections.push_back(&section);
        }
        const auto rank = [&](const model::LanguageSection* section) -> std::size_t {
            if (m_options.source_language == section->language) {
                return 0;
            }
            if (m_options.target_language == section->language) {
                return 1;
            }
            const auto found =
                std::find(m_options.languages.begin(), m_options.languages.end(), section->language);
            return 2 + static_cast<std::size_t>(found - m_options.languages.begin());
        };
        std::stable_sort(sections.begin(), sections.end(),
                         [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
        return sections;
    }

    void write_section(const model::Concept& entry, const model::LanguageSection& section) {
        const std::string language = language_attributes(section.language);
        m_out << "<section>\n<h3>" << html_text(english_name_of(section.language)) << "</h3>\n<ul" << language
              << ">\n";
        const std::vector<const model::Term*> terms = terms_by_status(entry, section.language);
        std::string instead;
        for (const model::Term* term : terms) {
            if (!term->status || !model::is_to_avoid(*term->status)) {
                instead = html_text(term->text);
                break;
            }
        }
        for (const model::Term* term : terms) {
            write_term(*term, instead);
        }
        m_out << "</ul>\n";
        for (const model::DataCategory& category : section.categories) {
            write_text(category, language);
        }
        write_transactions(section.transactions);
        m_out << "</section>\n";
    }

    void write_term(const model::Term& term, const std::string& instead) {
        const std::string status{term.status ? model::name_of(*term.status) : std::string_view{}};
        m_out << "<li" << (status.empty() ? "" : " class=\"" + status + "\"") << "><dfn>"
              << html_text(term.text) << "</dfn>";
        if (!status.empty()) {
            m_out << "<span class=\"mark\" lang=\"en\">" << status << "</span>";
        }
        std::string said;
        for (const model::DataCategory& category : term.categories) {
            if (is_short(category) && category.qualifiers.empty()) {
                said += (said.empty() ? "" : ", ") + html_text(words_of(category.value));
            }
        }
        if (!said.empty()) {
            m_out << "<p class=\"said\" lang=\"en\">" << said << "</p>";
        }
        if (term.status && model::is_to_avoid(*term.status) && !instead.empty()) {
            m_out << "<p class=\"said\"><span lang=\"en\">Use instead:</span> " << instead << "</p>";
        }
        for (const model::DataCategory& category : term.categories) {
            if (!is_short(category) || !category.qualifiers.empty()) {
                write_text(category);
            }
        }
        write_transactions(term.transactions);
        m_out << "</li>\n";
    }

    /// \param language  the attributes of the text's language when it is not that of what is around it and it
    /// does
    ///                  not name one itself
    void write_text(const model::DataCategory& category, const std::string& language = {}) {
        const model::DataCategory* named = model::find(category.qualifiers, "xml:lang");
        const auto own = named == nullptr ? std::nullopt : model::LanguageTag::parse(named->value);
        m_out << "<p class=\"text\"" << (own ? language_attributes(*own) : language) << '>';
        if (category.name != "definition") {
            m_out << "<b lang=\"en\">" << html_text(title_of_category(category.name)) << ":</b> ";
        }
        write_value(category);
        for (const model::DataCategory& qualifier : category.qualifiers) {
            if (!own || &qualifier != named) {
                write_qualifier(qualifier);
            }
        }
        m_out << "</p>\n";
    }

    void write_qualifier(const model::DataCategory& qualifier) {
        m_out << " <cite>(" << html_text(title_of_category(qualifier.name)) << ": ";
        write_value(qualifier);
        for (const model::DataCategory& inner : qualifier.qualifiers) {
            write_qualifier(inner);
        }
        m_out << ")</cite>";
    }

    void write_value(const model::DataCategory& category) {
        const std::string shown = html_text(category.value.empty() ? category.target : category.value);
        if (category.name == "crossReference" && has_concept(category.target)) {
            m_out << "<a href=\"#" << fragment_of(category.target) << "\">" << shown << "</a>";
        } else if (is_web_address(category.target)) {
            m_out << "<a href=\"" << html_text(category.target) << "\" rel=\"noopener noreferrer\">" << shown
                  << "</a>";
        } else {
            m_out << shown;
            if (!category.target.empty() && category.target != category.value && !category.value.empty()) {
                m_out << " (" << html_text(category.target) << ')';
            }
        }
    }

    bool has_concept(const std::string& id) const {
        return !id.empty() && (!m_options.has_concept || m_options.has_concept(id));
    }

    void write_transactions(const std::vector<model::Transaction>& transactions) {
        for (const model::Transaction& transaction : transactions) {
            m_out << "<p class=\"said\" lang=\"en\">" << html_text(transaction.type);
            for (const std::string& part : {transaction.date, transaction.responsibility}) {
                m_out << (part.empty() ? "" : ", ") << html_text(part);
            }
            m_out << "</p>\n";
        }
    }

    std::ostream& m_out;
    Page m_page;
    GlossaryWriterOptions m_options;
    std::size_t m_written = 0;
};

} // namespace

std::unique_ptr<GlossaryWriter> make_html_writer(std::ostream& out, GlossaryWriterOptions options,
                                                 base::Diagnostics& /*nothing is left out*/) {
    return std::make_unique<HtmlWriter>(out, std::move(options));
}

} // namespace diptych::exchange
