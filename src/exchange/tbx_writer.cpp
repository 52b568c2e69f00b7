#include "exchange/tbx_writer.hpp"

#include "base/format.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace diptych::exchange {

namespace {

/// The order in which a reader wants the terms of a language.
int rank_of(const model::Term& term) {
    if (!term.status) {
        return 2;
    }
    switch (*term.status) {
    case model::Status::preferred:
        return 0;
    case model::Status::admitted:
        return 1;
    case model::Status::proposed:
        return 2;
    case model::Status::deprecated:
        return 3;
    case model::Status::superseded:
        break;
    }
    return 4;
}

/// The source language first, then its varieties, then the others.
int rank_of(const model::LanguageTag& language, const std::optional<model::LanguageTag>& source) {
    if (!source || language.primary() != source->primary()) {
        return 2;
    }
    return language == *source ? 0 : 1;
}

bool is_language_of_text(const model::DataCategory& qualifier) {
    return qualifier.name == "xml:lang" && model::LanguageTag::parse(qualifier.value).has_value();
}

std::string group_of(TbxElement element) {
    return std::string{name_of(element)} + "Grp";
}

} // namespace

TbxWriter::TbxWriter(std::ostream& out, TbxWriterOptions options, base::Diagnostics& diagnostics)
    : m_xml{out}, m_options{std::move(options)}, m_diagnostics{diagnostics} {
    write_header();
}

void TbxWriter::write_header() {
    m_xml.start_element("tbx",
                        {{"type", "TBX-Basic"},
                         {"style", "dca"},
                         {"xml:lang", m_options.source_language ? m_options.source_language->str() : "en"},
                         {"xmlns", "urn:iso:std:iso:30042:ed-2"}});
    m_xml.start_element("tbxHeader");
    m_xml.start_element("fileDesc");
    m_xml.start_element("titleStmt");
    m_xml.element("title", m_options.title);
    m_xml.end_element();
    m_xml.start_element("sourceDesc");
    m_xml.element("p", "Exported by Diptych.");
    m_xml.end_element();
    m_xml.end_element();
    m_xml.start_element("encodingDesc");
    m_xml.element("p", "UTF-8, NFC", {{"type", "note"}});
    m_xml.end_element();
    m_xml.end_element();
    m_xml.start_element("text");
}

void TbxWriter::add(const model::Concept& entry) {
    m_entry = entry.id;
    std::vector<std::pair<const model::LanguageSection*, std::vector<const model::Term*>>> sections;
    for (const model::LanguageSection& section : entry.languages) {
        std::vector<const model::Term*> terms = usable_terms(section);
        if (!terms.empty()) {
            sections.emplace_back(&section, std::move(terms));
        } else {
            leave_out("A language without a term cannot be written");
        }
    }
    if (sections.empty()) {
        m_diagnostics.warn(m_options.name, 0,
                           fmt::format("Entry '{}' has no term; it was left out.", entry.id));
        return;
    }
    std::stable_sort(sections.begin(), sections.end(), [&](const auto& a, const auto& b) {
        const model::LanguageTag& one = a.first->language;
        const model::LanguageTag& other = b.first->language;
        const int rank = rank_of(one, m_options.source_language);
        const int other_rank = rank_of(other, m_options.source_language);
        return rank != other_rank ? rank < other_rank : one < other;
    });
    if (m_written == 0) {
        m_xml.start_element("body"); // which may not be empty, but may be missing
    }
    ++m_written;
    m_xml.start_element("conceptEntry", {{"id", xml_id(entry.id)}});
    write_descriptions(entry.categories, TbxLevel::entry, false);
    write_transactions(entry.transactions);
    for (const auto& [section, terms] : sections) {
        write_language(*section, terms);
    }
    m_xml.end_element();
}

void TbxWriter::finish() {
    m_xml.finish();
    for (const auto& [reason, omission] : m_omissions) {
        m_diagnostics.warn(m_options.name, 0,
                           omission.times == 1
                               ? fmt::format("{}: left out of entry '{}'.", reason, omission.first_entry)
                               : fmt::format("{}: left out {} times, first of entry '{}'.", reason,
                                             omission.times, omission.first_entry));
    }
    const std::size_t dropped = m_dropped + m_xml.dropped_characters();
    if (dropped > 0) {
        m_diagnostics.warn(
            m_options.name, 0,
            fmt::format("Control characters were left out, which XML cannot hold ({}).", dropped));
    }
}

std::vector<const model::Term*> TbxWriter::usable_terms(const model::LanguageSection& section) {
    std::vector<const model::Term*> terms;
    for (const model::Term& term : section.terms) {
        terms.push_back(&term);
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const model::Term* a, const model::Term* b) { return rank_of(*a) < rank_of(*b); });
    std::set<std::string> seen;
    std::erase_if(terms, [&](const model::Term* term) {
        const std::string key = text::collapse_white_space(text::nfc(xml::legal_text(term->text)));
        if (key.empty()) {
            leave_out("A term without text cannot be written");
            return true;
        }
        if (!seen.insert(key).second) {
            leave_out(fmt::format("The term '{}' is twice in '{}'", key, section.language.str()));
            return true;
        }
        return false;
    });
    return terms;
}

void TbxWriter::write_language(const model::LanguageSection& section,
                               const std::vector<const model::Term*>& terms) {
    m_xml.start_element("langSec", {{"xml:lang", section.language.str()}});
    write_descriptions(section.categories, TbxLevel::language, false);
    write_transactions(section.transactions);
    for (const model::Term* term : terms) {
        write_term(*term);
    }
    m_xml.end_element();
}

void TbxWriter::write_term(const model::Term& term) {
    m_xml.start_element("termSec");
    m_xml.element("term", text::nfc(legal(term.text)));
    if (term.status) {
        m_xml.element("termNote", model::tbx_name_of(*term.status), {{"type", "administrativeStatus"}});
    }
    // The grammar wants all that is said of the term as a word before what is said of the concept's use.
    write_descriptions(term.categories, TbxLevel::term, true);
    write_descriptions(term.categories, TbxLevel::term, false);
    write_transactions(term.transactions);
    m_xml.end_element();
}

/// \param term_notes  write the categories that are termNotes, or all the others
void TbxWriter::write_descriptions(const std::vector<model::DataCategory>& categories, TbxLevel level,
                                   bool term_notes) {
    for (const model::DataCategory& category : categories) {
        const bool is_term_note =
            level == TbxLevel::term && tbx_basic_element(category.name) == TbxElement::term_note;
        if (is_term_note == term_notes) {
            write_category(category, level);
        }
    }
}

void TbxWriter::write_category(const model::DataCategory& category, TbxLevel level) {
    std::optional<std::string> objection = tbx_basic_objection(category, level);
    objection = objection ? objection : objection_to_target(category);
    if (objection) {
        leave_out(*objection);
        return;
    }
    const TbxElement element = *tbx_basic_element(category.name);
    std::vector<const model::DataCategory*> qualifiers;
    for (const model::DataCategory& qualifier : category.qualifiers) {
        if (is_language_of_text(qualifier) && element != TbxElement::xref) {
            continue; // an attribute
        }
        objection = tbx_basic_objection(qualifier, element, level);
        objection = objection ? objection : objection_to_target(qualifier);
        if (objection) {
            leave_out(*objection);
        } else {
            qualifiers.push_back(&qualifier);
        }
    }
    if (qualifiers.empty()) {
        write_data(category);
        return;
    }
    m_xml.start_element(group_of(element));
    write_data(category);
    for (const model::DataCategory* qualifier : qualifiers) {
        write_data(*qualifier);
        for (const model::DataCategory& inner : qualifier->qualifiers) {
            if (!is_language_of_text(inner)) {
                leave_out(fmt::format("TBX-Basic cannot say '{}' of what is in a group", inner.name));
            }
        }
    }
    m_xml.end_element();
}

void TbxWriter::write_data(const model::DataCategory& category) {
    const TbxElement element = *tbx_basic_element(category.name);
    m_xml.start_element(name_of(element));
    if (element != TbxElement::note) {
        m_xml.attribute("type", category.name);
    }
    if (element == TbxElement::ref) {
        m_xml.attribute("target", xml_id(category.target));
    } else if (element == TbxElement::xref) {
        m_xml.attribute("target", category.target);
    }
    const model::DataCategory* language = model::find(category.qualifiers, "xml:lang");
    if (language != nullptr && element != TbxElement::xref && is_language_of_text(*language)) {
        m_xml.attribute("xml:lang", language->value);
    }
    m_xml.text(text::nfc(legal(category.value)));
    m_xml.end_element();
}

void TbxWriter::write_transactions(const std::vector<model::Transaction>& transactions) {
    for (const model::Transaction& transaction : transactions) {
        if (transaction.type != "origination" && transaction.type != "modification") {
            leave_out(fmt::format("In TBX-Basic, a transaction cannot be '{}'", transaction.type));
            continue;
        }
        m_xml.start_element("transacGrp");
        m_xml.element("transac", transaction.type, {{"type", "transactionType"}});
        if (is_xml_date(transaction.date)) {
            m_xml.element("date", transaction.date);
        } else if (!transaction.date.empty()) {
            leave_out(fmt::format("'{}' is no date of ISO 8601", transaction.date));
        }
        if (!transaction.responsibility.empty()) {
            m_xml.element("transacNote", transaction.responsibility, {{"type", "responsibility"}});
        }
        m_xml.end_element();
    }
}

std::optional<std::string> TbxWriter::objection_to_target(const model::DataCategory& category) const {
    if (tbx_basic_element(category.name) != TbxElement::ref ||
        (m_options.has_concept && m_options.has_concept(category.target))) {
        return std::nullopt;
    }
    return fmt::format("A '{}' points to '{}', which is no entry of the glossary", category.name,
                       category.target);
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

void TbxWriter::leave_out(const std::string& reason) {
    Omission& omission = m_omissions[reason];
    if (omission.times++ == 0) {
        omission.first_entry = m_entry;
    }
}

} // namespace diptych::exchange
