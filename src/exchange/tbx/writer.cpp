#include "exchange/tbx/writer.hpp"

#include "base/format.hpp"
#include "exchange/tbx/selection.hpp"
#include "language/iso_639.hpp"
#include "text/fold.hpp"
#include "xml/writer.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_day_length = std::string_view{"2026-11-23"}.size();

/// What v2 and v3 call their parts.
struct Markup {
    std::string_view entry;
    std::string_view language;
    std::string_view term;
};

constexpr Markup k_v3{"conceptEntry", "langSec", "termSec"};
constexpr Markup k_v2{"termEntry", "langSet", "tig"};

bool is_language_of_text(const model::DataCategory& qualifier) {
    return qualifier.name == "xml:lang" && model::LanguageTag::parse(qualifier.value).has_value();
}

std::string_view group_of(TbxElement element) {
    switch (element) {
    case TbxElement::admin:
        return "adminGrp";
    case TbxElement::descrip:
        return "descripGrp";
    default:
        return "termNoteGrp";
    }
}

class TbxWriter final : public GlossaryWriter {
public:
    TbxWriter(TbxDialect dialect, std::ostream& out, GlossaryWriterOptions options,
              base::Diagnostics& diagnostics)
        : m_dialect{dialect}, m_markup{dialect == TbxDialect::basic_v2 ? k_v2 : k_v3}, m_xml{out},
          m_options{std::move(options)}, m_diagnostics{diagnostics}, m_selection{m_options, is_v2(),
                                                                                 m_omissions} {
        write_root();
        write_header();
        m_xml.start_element("text");
    }

    void add(const model::Concept& entry) override;
    void finish() override;

    std::size_t written() const override { return m_written; }

private:
    bool is_v2() const { return m_dialect == TbxDialect::basic_v2; }

    bool is_pair() const { return is_v2() && m_options.source_language && m_options.target_language; }

    void write_root();
    void write_header();
    void write_term(const TbxSelection::Term& selected);
    void write_status(model::Status status);
    void write_descriptions(const std::vector<model::DataCategory>& categories, TbxLevel level);
    void write_category(const model::DataCategory& category, const TbxCategory& rule, TbxLevel level);
    void write_data(const model::DataCategory& category, const TbxCategory& rule);
    void write_transactions(const std::vector<model::Transaction>& transactions);
    void write_date(const std::string& date);
    /// Its element with its text; `type` is its data category in DCA, `dct_name` its element in DCT.
    void write_typed(std::string_view element, std::string_view type, std::string_view dct_name,
                     std::string_view text);
    const TbxCategory* writable(const model::DataCategory& category, TbxLevel level);
    std::optional<std::string> objection_to_target(const model::DataCategory& category,
                                                   const TbxCategory& rule) const;
    std::string xml_id(const std::string& id) const;
    std::string legal(std::string_view text);

    void leave_out(const std::string& reason) { m_omissions.add(reason, m_entry); }

    TbxDialect m_dialect;
    const Markup& m_markup;
    xml::Writer m_xml;
    GlossaryWriterOptions m_options;
    base::Diagnostics& m_diagnostics;
    Omissions m_omissions;
    TbxSelection m_selection;
    std::string m_entry;       ///< the id of the concept being written
    std::size_t m_dropped = 0; ///< bytes left out of texts before the XML writer saw them
    std::size_t m_written = 0;
};

void TbxWriter::write_root() {
    const std::string language =
        m_options.source_language ? m_options.source_language->str() : std::string{language::k_own_language};
    if (is_v2()) {
        m_xml.start_element("martif", {{"type", type_of(m_dialect)}, {"xml:lang", language}});
        return;
    }
    m_xml.start_element("tbx", {{"type", type_of(m_dialect)},
                                {"style", is_dct(m_dialect) ? "dct" : "dca"},
                                {"xml:lang", language},
                                {"xmlns", "urn:iso:std:iso:30042:ed-2"}});
    if (is_dct(m_dialect)) {
        m_xml.attribute("xmlns:min", "http://www.tbxinfo.net/ns/min");
    }
    if (m_dialect == TbxDialect::basic_dct) {
        m_xml.attribute("xmlns:basic", "http://www.tbxinfo.net/ns/basic");
    }
}

void TbxWriter::write_header() {
    m_xml.start_element(is_v2() ? "martifHeader" : "tbxHeader");
    m_xml.start_element("fileDesc");
    m_xml.start_element("titleStmt");
    m_xml.element("title", m_options.title);
    m_xml.end_element();
    m_xml.start_element("sourceDesc");
    m_xml.element("p", "Exported by Diptych.");
    m_xml.end_element();
    m_xml.end_element();
    m_xml.start_element("encodingDesc");
    if (is_v2()) {
        m_xml.element("p", "TBXBasicXCSV02.xcs", {{"type", "XCSURI"}});
    } else {
        m_xml.element("p", "UTF-8, NFC", {{"type", "note"}});
    }
    m_xml.end_element();
    m_xml.end_element();
}

void TbxWriter::add(const model::Concept& entry) {
    m_entry = entry.id;
    const std::vector<TbxSelection::Section> sections = m_selection.select(entry);
    if (sections.empty()) {
        return;
    }
    if (m_written == 0) {
        m_xml.start_element("body"); // which may not be empty, but in v3 may be missing
    }
    ++m_written;
    m_xml.start_element(m_markup.entry, {{"id", xml_id(entry.id)}});
    write_descriptions(entry.categories, TbxLevel::entry);
    write_transactions(entry.transactions);
    for (const TbxSelection::Section& selected : sections) {
        m_xml.start_element(m_markup.language, {{"xml:lang", selected.section->language.str()}});
        write_descriptions(selected.section->categories, TbxLevel::language);
        write_transactions(selected.section->transactions);
        for (const TbxSelection::Term& term : selected.terms) {
            write_term(term);
        }
        m_xml.end_element();
    }
    m_xml.end_element();
}

void TbxWriter::finish() {
    if (m_written == 0 && is_v2()) {
        m_xml.element("body", "");
        m_diagnostics.warn(m_options.name, 0,
                           "There is no entry to write, and TBX v2 cannot be valid without one. Tools may "
                           "refuse the file.");
    }
    m_xml.finish();
    m_omissions.report(m_options.name, m_diagnostics);
    const std::size_t dropped = m_dropped + m_selection.dropped_bytes() + m_xml.dropped_characters();
    if (dropped > 0) {
        m_diagnostics.warn(
            m_options.name, 0,
            fmt::format("Control characters were left out, which XML cannot hold ({}).", dropped));
    }
}

void TbxWriter::write_term(const TbxSelection::Term& selected) {
    const model::Term& term = *selected.term;
    m_xml.start_element(m_markup.term);
    m_xml.element("term", selected.text);
    if (term.status) {
        write_status(*term.status);
    }
    // The grammar wants all that is said of the term as a word before what is said of the concept's use.
    std::vector<std::pair<const model::DataCategory*, const TbxCategory*>> others;
    for (const model::DataCategory& category : term.categories) {
        const TbxCategory* rule = writable(category, TbxLevel::term);
        if (rule == nullptr) {
            continue;
        }
        if (rule->element == TbxElement::term_note) {
            write_category(category, *rule, TbxLevel::term);
        } else {
            others.emplace_back(&category, rule);
        }
    }
    for (const auto& [category, rule] : others) {
        write_category(*category, *rule, TbxLevel::term);
    }
    write_transactions(term.transactions);
    m_xml.end_element();
}

void TbxWriter::write_status(model::Status status) {
    const std::string_view name = model::tbx_name_of(status);
    if (name.empty()) {
        leave_out(fmt::format("{} has no status '{}'; such a term has none there", name_of(m_dialect),
                              model::name_of(status)));
        return;
    }
    write_typed("termNote", "administrativeStatus", "min:administrativeStatus", name);
}

void TbxWriter::write_descriptions(const std::vector<model::DataCategory>& categories, TbxLevel level) {
    for (const model::DataCategory& category : categories) {
        if (const TbxCategory* rule = writable(category, level)) {
            write_category(category, *rule, level);
        }
    }
}

/// Its rule, or nullptr after saying why it is left out.
const TbxCategory* TbxWriter::writable(const model::DataCategory& category, TbxLevel level) {
    const TbxCategory* rule = tbx_category(m_dialect, category.name);
    std::optional<std::string> objection = tbx_objection(m_dialect, category, level);
    if (!objection) {
        objection = objection_to_target(category, *rule);
    }
    if (objection) {
        leave_out(*objection);
        return nullptr;
    }
    return rule;
}

void TbxWriter::write_category(const model::DataCategory& category, const TbxCategory& rule, TbxLevel level) {
    std::vector<std::pair<const model::DataCategory*, const TbxCategory*>> qualifiers;
    const bool has_language =
        rule.element == TbxElement::note || (rule.element != TbxElement::xref && !is_dct(m_dialect));
    for (const model::DataCategory& qualifier : category.qualifiers) {
        if (has_language && is_language_of_text(qualifier)) {
            continue; // an attribute
        }
        if (const auto objection = tbx_objection_to_qualifier(m_dialect, qualifier, rule, level)) {
            leave_out(*objection);
        } else if (const TbxCategory* qualifier_rule = writable(qualifier, level)) {
            qualifiers.emplace_back(&qualifier, qualifier_rule);
        }
    }
    if (qualifiers.empty()) {
        write_data(category, rule);
        return;
    }
    m_xml.start_element(group_of(rule.element));
    write_data(category, rule);
    for (const auto& [qualifier, qualifier_rule] : qualifiers) {
        write_data(*qualifier, *qualifier_rule);
        for (const model::DataCategory& inner : qualifier->qualifiers) {
            if (!is_language_of_text(inner) ||
                (is_dct(m_dialect) && qualifier_rule->element != TbxElement::note)) {
                leave_out(
                    fmt::format("{} cannot say '{}' of what is in a group", name_of(m_dialect), inner.name));
            }
        }
    }
    m_xml.end_element();
}

void TbxWriter::write_data(const model::DataCategory& category, const TbxCategory& rule) {
    const bool dct = is_dct(m_dialect);
    const bool is_note = rule.element == TbxElement::note;
    m_xml.start_element(dct ? rule.dct_name : name_of(rule.element));
    if (!dct && !is_note) {
        m_xml.attribute("type", category.name);
    }
    if (rule.element == TbxElement::ref) {
        m_xml.attribute("target", xml_id(category.target));
    } else if (rule.element == TbxElement::xref) {
        m_xml.attribute("target", category.target);
    }
    if (rule.element != TbxElement::xref && (is_note || !dct)) {
        const model::DataCategory* language = model::find(category.qualifiers, "xml:lang");
        if (language != nullptr && is_language_of_text(*language)) {
            m_xml.attribute("xml:lang", language->value);
        }
    }
    m_xml.text(text::nfc(legal(category.value)));
    m_xml.end_element();
}

void TbxWriter::write_transactions(const std::vector<model::Transaction>& transactions) {
    for (const model::Transaction& transaction : transactions) {
        if (!has_transactions(m_dialect)) {
            leave_out(fmt::format("{} has no transactions", name_of(m_dialect)));
            continue;
        }
        if (transaction.type != "origination" && transaction.type != "modification") {
            leave_out(
                fmt::format("In {}, a transaction cannot be '{}'", name_of(m_dialect), transaction.type));
            continue;
        }
        m_xml.start_element("transacGrp");
        write_typed("transac", "transactionType", "basic:transactionType", transaction.type);
        write_date(transaction.date);
        if (!transaction.responsibility.empty()) {
            write_typed("transacNote", "responsibility", "basic:responsibility",
                        text::nfc(legal(transaction.responsibility)));
        }
        m_xml.end_element();
    }
}

void TbxWriter::write_date(const std::string& date) {
    if (is_xml_date(date)) {
        const bool cut = is_v2() && date.size() > k_day_length;
        m_xml.element("date", cut ? std::string_view{date}.substr(0, k_day_length) : std::string_view{date});
        if (cut) {
            leave_out("TBX v2 has no time of day of a transaction");
        }
    } else if (!date.empty()) {
        leave_out("A date of a transaction that is none of ISO 8601");
    }
}

void TbxWriter::write_typed(std::string_view element, std::string_view type, std::string_view dct_name,
                            std::string_view text) {
    if (is_dct(m_dialect)) {
        m_xml.element(dct_name, text);
    } else {
        m_xml.element(element, text, {{"type", type}});
    }
}

std::optional<std::string> TbxWriter::objection_to_target(const model::DataCategory& category,
                                                          const TbxCategory& rule) const {
    if (rule.element != TbxElement::ref) {
        return std::nullopt;
    }
    if (is_pair()) { // to entries that may not be in the file
        return fmt::format("A '{}' in a file of pairs", category.name);
    }
    if (m_options.has_concept && m_options.has_concept(category.target)) {
        return std::nullopt;
    }
    return fmt::format("A '{}' points to no entry of the glossary", category.name);
}

/// Escapes differently for different ids, and steers clear of the ids that need no escape: "12" is "id.12".
std::string TbxWriter::xml_id(const std::string& id) const {
    if (is_plain_xml_id(id)) {
        return id;
    }
    std::string name = "id.";
    for (const char c : id) {
        const bool plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        name += plain ? std::string(1, c)
                      : fmt::format(".{:02x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
    while (m_options.has_concept && m_options.has_concept(name)) {
        name += '_';
    }
    return name;
}

std::string TbxWriter::legal(std::string_view text) {
    std::string result = xml::legal_text(text);
    m_dropped += text.size() - result.size();
    return result;
}

} // namespace

std::unique_ptr<GlossaryWriter> make_tbx_writer(TbxDialect dialect, std::ostream& out,
                                                GlossaryWriterOptions options,
                                                base::Diagnostics& diagnostics) {
    return std::make_unique<TbxWriter>(dialect, out, std::move(options), diagnostics);
}

} // namespace diptych::exchange
