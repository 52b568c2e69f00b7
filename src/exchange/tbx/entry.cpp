#include "exchange/tbx/entry.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace diptych::exchange {

namespace {

bool is_term_section(std::string_view name) {
    return name == "termSec" || name == "tig" || name == "ntig";
}

bool is_term_note(std::string_view name) {
    return name == "termNote" || name == "termNoteGrp";
}

bool has_term(xml::Node section) {
    for (const xml::Node child : section) {
        if (child.name() == "term" || (child.name() == "termGrp" && has_term(child))) {
            return true;
        }
    }
    return false;
}

/// Under which terms of a language are the same.
std::string key_of(const std::string& term) {
    // The layout's white space is in order. Other kinds begin with these bytes: U+0085 and U+00A0, U+1680,
    // U+2000 to U+205F, U+3000.
    return term.find_first_of("\xC2\xE1\xE2\xE3") == std::string::npos ? term
                                                                       : text::collapse_white_space(term);
}

template <typename T>
void append_new(std::vector<T>& to, std::vector<T>&& from) {
    constexpr std::size_t k_most_compared = 200; // a file with one term a million times is not worth hours
    for (T& value : from) {
        if (to.size() > k_most_compared || std::find(to.begin(), to.end(), value) == to.end()) {
            to.push_back(std::move(value));
        }
    }
}

} // namespace

std::size_t KeyIndex::number_of(std::string key) {
    constexpr std::size_t k_few = 16;
    if (m_numbers.empty()) {
        const auto found = std::find(m_keys.begin(), m_keys.end(), key);
        if (found != m_keys.end()) {
            return static_cast<std::size_t>(found - m_keys.begin());
        }
        m_keys.push_back(std::move(key));
        if (m_keys.size() > k_few) {
            for (std::size_t i = 0; i < m_keys.size(); ++i) {
                m_numbers.emplace(m_keys[i], i);
            }
        }
        return m_keys.size() - 1;
    }
    const std::size_t next = m_numbers.size();
    return m_numbers.try_emplace(std::move(key), next).first->second;
}

model::Concept TbxEntryReader::read(xml::Node element) {
    model::Concept entry;
    m_tags = {};
    m_sections.clear();
    read_id(element, entry);
    for (const xml::Node child : element) {
        const std::string_view name = child.name();
        if (name == "langSec" || name == "langSet") {
            read_language(child, entry);
        } else if (is_term_section(name) || name == "term") {
            m_repairs.warn(
                "terms outside any section of a language were read all the same", child.line(),
                fmt::format("A <{}> of {} is outside any section of a language; it was read all the "
                            "same.",
                            name, m_categories.entry()));
            const std::size_t section = section_for(child, entry);
            if (name == "term") {
                read_bare_term(child, section, entry);
            } else {
                read_term(child, section, entry);
            }
        } else {
            m_categories.read(child, {entry.categories, entry.transactions, TbxLevel::entry});
        }
    }
    move_what_has_no_term(entry);
    return entry;
}

void TbxEntryReader::read_id(xml::Node element, model::Concept& entry) {
    std::string_view id = base::trim(element.attribute("id").value_or(""));
    if (id.empty()) {
        id = base::trim(element.attribute("id", xml::k_xml_namespace).value_or(""));
    }
    entry.id = id;
    m_categories.set_entry(id.empty() ? "an entry without id" : "entry '" + entry.id + "'");
    if (!id.empty() && (base::is_ascii_digit(id.front()) || id.find(' ') != std::string_view::npos)) {
        m_repairs.warn(
            "ids that XML does not allow were kept", element.line(),
            fmt::format("XML does not allow the id '{}': it begins with a digit or holds a space. It "
                        "was kept.",
                        id));
    }
    for (std::size_t i = 0; i < element.attribute_count(); ++i) {
        const xml::AttributeView a = element.attribute_at(i);
        if (a.name != "id" && a.name != "lang") {
            entry.categories.push_back({std::string{a.name}, std::string{a.value}, {}, {}});
            m_repairs.say_once(base::Severity::note, element.line(),
                               fmt::format("The attribute '{}' of an entry was kept as a category.", a.name));
        }
    }
}

std::size_t TbxEntryReader::section_for(xml::Node element, model::Concept& entry) {
    model::LanguageTag language = m_languages.read(element, m_categories.entry());
    const std::size_t number = m_tags.number_of(language.str());
    if (number == m_sections.size()) {
        m_sections.push_back({{}, element.line(), false});
        entry.languages.push_back({std::move(language), {}, {}, {}});
    } else {
        m_repairs.note("sections of one language were joined", element.line(),
                       fmt::format("The language '{}' has two sections in {}; they were joined.",
                                   language.str(), m_categories.entry()));
    }
    return number;
}

void TbxEntryReader::read_language(xml::Node element, model::Concept& entry) {
    const std::size_t number = section_for(element, entry);
    m_categories.check_attributes(element);
    bool after_bare_term = false;
    for (const xml::Node child : element) {
        const std::string_view name = child.name();
        model::LanguageSection& section = entry.languages[number];
        if (is_term_section(name) && after_bare_term && !has_term(child)) {
            m_repairs.warn(
                "what stands behind a term without a section was kept as said of it", child.line(),
                fmt::format("A <{}> of {} has no term; what it holds is said of the term before it.", name,
                            m_categories.entry()));
            for (const xml::Node part : child) {
                say_of(part, section.terms.back());
            }
            after_bare_term = false;
        } else if (is_term_section(name)) {
            read_term(child, number, entry);
            after_bare_term = false;
        } else if (name == "term") {
            m_repairs.warn("terms without a section of their own were read all the same", child.line(),
                           fmt::format("A <term> of {} has no section of its own; it was read all the same.",
                                       m_categories.entry()));
            read_bare_term(child, number, entry);
            after_bare_term = !section.terms.empty();
        } else if (after_bare_term && is_term_note(name)) {
            say_of(child, section.terms.back());
        } else {
            m_categories.read(child, {section.categories, section.transactions, TbxLevel::language});
        }
    }
}

void TbxEntryReader::read_bare_term(xml::Node term, std::size_t section, model::Concept& entry) {
    model::Term read;
    read.text = term_text(term);
    add_term(std::move(read), term.line(), section, entry);
}

void TbxEntryReader::read_term(xml::Node element, std::size_t section, model::Concept& entry) {
    m_categories.check_attributes(element);
    model::Term term;
    std::vector<std::string> more_terms;
    for (const xml::Node child : element) {
        if (child.name() == "termGrp") { // TBX v2, ntig
            for (const xml::Node part : child) {
                read_term_part(part, term, more_terms);
            }
        } else {
            read_term_part(child, term, more_terms);
        }
    }
    add_term(std::move(term), element.line(), section, entry);
    for (std::string& text : more_terms) {
        m_repairs.warn("second terms of a section became terms of their own", element.line(),
                       fmt::format("A second <term> in one section of {}, '{}', became a term of its own.",
                                   m_categories.entry(), text));
        model::Term another;
        another.text = std::move(text);
        add_term(std::move(another), element.line(), section, entry);
    }
}

void TbxEntryReader::read_term_part(xml::Node part, model::Term& term, std::vector<std::string>& more_terms) {
    if (part.name() == "term") {
        std::string text = term_text(part);
        if (term.text.empty()) {
            term.text = std::move(text);
        } else if (!text.empty()) {
            more_terms.push_back(std::move(text));
        }
        return;
    }
    say_of(part, term);
}

void TbxEntryReader::say_of(xml::Node node, model::Term& term) {
    const std::size_t before = term.categories.size();
    m_categories.read(node, {term.categories, term.transactions, TbxLevel::term});
    take_statuses(term, before, node.line());
}

std::string TbxEntryReader::term_text(xml::Node element) {
    m_categories.check_markup(element);
    bool was_composed = true;
    std::string text;
    element.append_text(text);
    text = tbx_text(text, &was_composed);
    if (!was_composed) {
        m_repairs.note("terms were composed (NFC)", element.line(),
                       fmt::format("The term '{}' was not in composed form (NFC); it is now.", text));
    }
    return text;
}

/// Of the categories from number `from` on.
void TbxEntryReader::take_statuses(model::Term& term, std::size_t from, std::size_t line) {
    for (std::size_t i = from; i < term.categories.size();) {
        model::DataCategory& category = term.categories[i];
        if (category.name != "administrativeStatus" || !take_status(category, line, term)) {
            ++i;
            continue;
        }
        const std::vector<model::DataCategory> said = std::move(category.qualifiers);
        term.categories.erase(term.categories.begin() + static_cast<std::ptrdiff_t>(i));
        term.categories.insert(term.categories.end(), said.begin(), said.end());
    }
}

/// \returns whether `category` is now the term's status and need not be kept
bool TbxEntryReader::take_status(const model::DataCategory& category, std::size_t line, model::Term& term) {
    bool is_usual = true;
    const std::optional<model::Status> status = tbx_status(category.value, is_usual);
    if (!status) {
        m_repairs.warn(
            "statuses that TBX does not have were kept as they are", line,
            fmt::format("'{}' is no administrativeStatus of TBX-Basic; it was kept, but the term of "
                        "{} counts as having no status.",
                        category.value, m_categories.entry()));
        return false;
    }
    const TbxForm& form = m_categories.form();
    const bool is_fixed = form.rules && form.rules != TbxDialect::basic_v2; // to the values of TBX v3
    if (!form.is_min_of_2013 && (is_fixed ? category.value != model::tbx_name_of(*status) : !is_usual)) {
        m_repairs.say_once(base::Severity::warning, line,
                           fmt::format("The status '{}' is not as TBX writes it; it is read as {}.",
                                       category.value, model::name_of(*status)));
    }
    if (term.status && *term.status != *status) {
        m_repairs.warn("second statuses of terms were kept beside the first", line,
                       fmt::format("A second status, '{}', of a term of {} was kept; the first one counts.",
                                   category.value, m_categories.entry()));
        return false;
    }
    if (!category.qualifiers.empty()) {
        m_repairs.note(
            "what is said of statuses was kept as said of their terms", line,
            fmt::format("What is said of the status of a term of {}, '{}', was kept as said of the "
                        "term.",
                        m_categories.entry(), category.qualifiers.front().value));
    }
    term.status = status;
    return true;
}

void TbxEntryReader::add_term(model::Term&& term, std::size_t line, std::size_t section,
                              model::Concept& entry) {
    model::LanguageSection& to = entry.languages[section];
    std::string key = key_of(term.text);
    if (key.empty()) {
        m_repairs.warn("empty terms were skipped", line,
                       fmt::format("A term in '{}' of {} is empty; it was skipped.", to.language.str(),
                                   m_categories.entry()));
        m_sections[section].had_empty_terms = true;
        return;
    }
    const std::size_t number = m_sections[section].terms.number_of(std::move(key));
    if (number == to.terms.size()) {
        to.terms.push_back(std::move(term));
        return;
    }
    m_repairs.warn("terms that were twice in a language were put together", line,
                   fmt::format("The term '{}' is twice in '{}' of {}; what is said of it was put together.",
                               term.text, to.language.str(), m_categories.entry()));
    model::Term& same = to.terms[number];
    if (!same.status) {
        same.status = term.status;
    }
    append_new(same.categories, std::move(term.categories));
    append_new(same.transactions, std::move(term.transactions));
}

/// What is said in a language without a term is said of the entry, where there is one.
void TbxEntryReader::move_what_has_no_term(model::Concept& entry) {
    for (std::size_t i = 0; i < entry.languages.size(); ++i) {
        model::LanguageSection& section = entry.languages[i];
        if (!section.terms.empty()) {
            continue;
        }
        if (section.categories.empty() && section.transactions.empty()) {
            if (!m_sections[i].had_empty_terms) { // which have had their own warning
                m_repairs.warn("sections without a term were skipped", m_sections[i].line,
                               fmt::format("The section '{}' of {} has no term; it was skipped.",
                                           section.language.str(), m_categories.entry()));
            }
            continue;
        }
        m_repairs.warn(
            "what sections without a term hold was kept as said of the entry", m_sections[i].line,
            fmt::format("The section '{}' of {} has no term; what it holds was kept as said of the "
                        "entry.",
                        section.language.str(), m_categories.entry()));
        for (model::DataCategory& category : section.categories) {
            category.qualifiers.push_back({"xml:lang", section.language.str(), {}, {}});
            entry.categories.push_back(std::move(category));
        }
        std::move(section.transactions.begin(), section.transactions.end(),
                  std::back_inserter(entry.transactions));
    }
    std::erase_if(entry.languages,
                  [](const model::LanguageSection& section) { return section.terms.empty(); });
}

} // namespace diptych::exchange
