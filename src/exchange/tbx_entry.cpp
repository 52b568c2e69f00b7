#include "exchange/tbx_entry.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace diptych::exchange {

namespace {

template <std::size_t Size>
bool is_one_of(std::string_view name, const std::array<std::string_view, Size>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Elements whose data category is in their `type`.
constexpr std::array<std::string_view, 9> k_typed_elements{
    "admin", "adminNote", "descrip", "descripNote", "ref", "termNote", "transac", "transacNote", "xref"};
/// A data category and what is said of it.
constexpr std::array<std::string_view, 5> k_groups{"adminGrp", "descripGrp", "noteGrp", "termNoteGrp",
                                                   "transacGrp"};
constexpr std::array<std::string_view, 3> k_term_sections{"termSec", "tig", "ntig"};

/// The white space of a file's layout as single spaces, none at the ends. No-break spaces mean something
/// ("1 000", "« oui »") and stay.
std::string without_layout(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::string value_of(const xml::Element& element) {
    return text::nfc(without_layout(xml::text_content(element)));
}

/// TBX-Min (2013) has its own words for what TBX-Basic says.
std::string_view tbx_basic_name(std::string_view name) {
    if (name == "termStatus") {
        return "administrativeStatus";
    }
    return name == "customer" ? "customerSubset" : name;
}

std::optional<model::Status> status_of(std::string_view value) {
    const std::string lower = base::to_lower_ascii(value);
    if (lower == "notrecommended") { // TBX-Min
        return model::Status::deprecated;
    }
    if (lower == "obsolete") { // TBX-Min
        return model::Status::superseded;
    }
    const std::optional<model::Status> status = model::status_of(value);
    return status ? status : model::status_of(lower);
}

template <typename T>
void append_new(std::vector<T>& to, std::vector<T>&& from) {
    for (T& value : from) {
        if (std::find(to.begin(), to.end(), value) == to.end()) {
            to.push_back(std::move(value));
        }
    }
}

model::Transaction read_transaction(const xml::Element& group) {
    model::Transaction transaction;
    if (group.name != "transacGrp") { // one that stands alone
        transaction.type = value_of(group);
        return transaction;
    }
    for (const xml::Element& member : group.children) {
        if (member.name == "transac" || member.name == "transactionType") {
            transaction.type = value_of(member);
        } else if (member.name == "date") {
            transaction.date = value_of(member);
        } else if (member.name == "transacNote" || member.name == "responsibility") {
            transaction.responsibility = value_of(member);
        }
    }
    return transaction;
}

} // namespace

TbxEntryReader::TbxEntryReader(const std::string& name, base::Diagnostics& diagnostics)
    : m_name{name}, m_diagnostics{diagnostics} {}

model::Concept TbxEntryReader::read(const xml::Element& element) {
    model::Concept entry;
    entry.id = element.attribute("id").value_or("");
    if (entry.id.empty()) {
        entry.id = element.attribute("id", xml::k_xml_namespace).value_or("");
    }
    m_entry = entry.id.empty() ? "an entry without id" : fmt::format("entry '{}'", entry.id);
    for (const xml::Element& child : element.children) {
        if (child.name == "langSec" || child.name == "langSet") {
            read_language(child, entry);
        } else {
            read_description(child, {entry.categories, entry.transactions});
        }
    }
    std::erase_if(entry.languages,
                  [](const model::LanguageSection& section) { return section.terms.empty(); });
    return entry;
}

void TbxEntryReader::read_language(const xml::Element& element, model::Concept& entry) {
    const std::optional<model::LanguageTag> language = language_of(element);
    if (!language) {
        return;
    }
    const auto same = [&](const model::LanguageSection& section) { return section.language == *language; };
    auto section = std::find_if(entry.languages.begin(), entry.languages.end(), same);
    if (section == entry.languages.end()) {
        section = entry.languages.insert(section, model::LanguageSection{*language, {}, {}, {}});
    } else {
        note(element.line, fmt::format("The language '{}' has two sections in {}; they were joined.",
                                       language->str(), m_entry));
    }
    std::size_t term_sections = 0;
    for (const xml::Element& child : element.children) {
        if (is_one_of(child.name, k_term_sections)) {
            ++term_sections;
            read_term(child, *section);
        } else {
            read_description(child, {section->categories, section->transactions});
        }
    }
    // An empty term has had its own warning.
    if (section->terms.empty() && (term_sections == 0 || !section->categories.empty())) {
        warn(element.line,
             fmt::format("The section '{}' of {} has no term; it was skipped.", language->str(), m_entry));
    }
}

std::optional<model::LanguageTag> TbxEntryReader::language_of(const xml::Element& element) {
    std::optional<std::string> written = element.attribute("lang", xml::k_xml_namespace);
    for (const char* other : {"lang", "code"}) {
        if (!written) {
            written = element.attribute(other);
            if (written && m_reported_elements.insert(other).second) {
                warn(element.line,
                     fmt::format("The language is in the attribute '{}', not in 'xml:lang'; it was "
                                 "read all the same. Said once.",
                                 other));
            }
        }
    }
    if (!written) {
        warn(element.line, fmt::format("A section of {} names no language; it was skipped.", m_entry));
        return std::nullopt;
    }
    std::optional<model::LanguageTag> tag = model::LanguageTag::parse(base::trim(*written));
    if (!tag) {
        warn(element.line,
             fmt::format("'{}' is no language code; the section of {} was skipped.", *written, m_entry));
    } else if (tag->str() != *written && m_reported_languages.insert(*written).second) {
        note(element.line,
             fmt::format("The language code '{}' is read as '{}'. Said once.", *written, tag->str()));
    }
    return tag;
}

void TbxEntryReader::read_term(const xml::Element& element, model::LanguageSection& section) {
    model::Term term;
    std::size_t terms_seen = 0;
    for (const xml::Element& child : element.children) {
        if (child.name == "termGrp") { // TBX v2, ntig
            for (const xml::Element& part : child.children) {
                read_term_part(part, term, terms_seen);
            }
        } else {
            read_term_part(child, term, terms_seen);
        }
    }
    if (text::collapse_white_space(term.text).empty()) {
        warn(element.line,
             fmt::format("A term in '{}' of {} is empty; it was skipped.", section.language.str(), m_entry));
        return;
    }
    add_term(std::move(term), element.line, section);
}

void TbxEntryReader::read_term_part(const xml::Element& element, model::Term& term, std::size_t& terms_seen) {
    if (element.name == "term") {
        if (++terms_seen == 1) {
            term.text = term_text(element);
        } else {
            warn(element.line, fmt::format("A second <term> in one section of {}, '{}', was skipped.",
                                           m_entry, value_of(element)));
        }
        return;
    }
    const std::size_t before = term.categories.size();
    read_description(element, {term.categories, term.transactions});
    if (term.categories.size() > before && read_status(term.categories.back(), element.line, term)) {
        term.categories.pop_back();
    }
}

std::string TbxEntryReader::term_text(const xml::Element& element) {
    const std::string written = without_layout(xml::text_content(element));
    std::string composed = text::nfc(written);
    if (composed != written) {
        note(element.line, fmt::format("The term '{}' was not in composed form (NFC); it is now.", composed));
    }
    return composed;
}

/// \returns whether `category` is now the term's status and need not be kept
bool TbxEntryReader::read_status(const model::DataCategory& category, std::size_t line, model::Term& term) {
    if (category.name != "administrativeStatus") {
        return false;
    }
    const std::optional<model::Status> status = status_of(category.value);
    if (!status) {
        warn(line,
             fmt::format("'{}' is no administrativeStatus of TBX-Basic; it was kept, but the term of {} "
                         "counts as having no status.",
                         category.value, m_entry));
        return false;
    }
    if (term.status && *term.status != *status) {
        warn(line, fmt::format("A second status, '{}', of a term of {}; the first one counts.",
                               category.value, m_entry));
        return false;
    }
    if (!category.qualifiers.empty()) {
        warn(line, fmt::format("What is said of the status of a term of {}, '{}', was skipped.", m_entry,
                               category.qualifiers.front().value));
    }
    term.status = status;
    return true;
}

void TbxEntryReader::add_term(model::Term&& term, std::size_t line, model::LanguageSection& section) {
    const std::string key = text::collapse_white_space(term.text);
    const auto same = std::find_if(section.terms.begin(), section.terms.end(), [&](const model::Term& other) {
        return text::collapse_white_space(other.text) == key;
    });
    if (same == section.terms.end()) {
        section.terms.push_back(std::move(term));
        return;
    }
    warn(line, fmt::format("The term '{}' is twice in '{}' of {}; what is said of it was put together.",
                           term.text, section.language.str(), m_entry));
    if (!same->status) {
        same->status = term.status;
    }
    append_new(same->categories, std::move(term.categories));
    append_new(same->transactions, std::move(term.transactions));
}

void TbxEntryReader::read_description(const xml::Element& element, Description description) {
    if (element.is_text()) {
        if (!base::trim(element.text).empty()) {
            warn(element.line, fmt::format("Text outside any data category of {}, '{}', was skipped.",
                                           m_entry, base::trim(element.text)));
        }
        return;
    }
    if (element.name == "transacGrp" || element.name == "transac" || element.name == "transactionType") {
        description.transactions.push_back(read_transaction(element));
        return;
    }
    std::optional<model::DataCategory> category =
        is_one_of(element.name, k_groups) ? read_group(element) : read_category(element);
    if (category) {
        description.categories.push_back(std::move(*category));
    }
}

std::optional<model::DataCategory> TbxEntryReader::read_category(const xml::Element& element) {
    model::DataCategory category;
    category.name = category_name(element);
    category.target = element.attribute("target").value_or("");
    if (element.name == "note" && !element.children.empty() &&
        std::any_of(element.children.begin(), element.children.end(),
                    [](const xml::Element& child) { return child.name == "noteValue"; })) {
        for (const xml::Element& child : element.children) { // TBX-Min: a key and a value
            if (child.name == "noteKey" || child.name == "noteValue") {
                category.value += (category.value.empty() ? "" : ": ") + value_of(child);
            }
        }
    } else {
        category.value = value_of(element);
    }
    if (category.value.empty() && category.target.empty()) {
        note(element.line, fmt::format("The empty '{}' of {} was skipped.", category.name, m_entry));
        return std::nullopt;
    }
    // The language of a remark, where it is not that of its section, is one of the things said of it.
    if (const std::optional<std::string> language = element.attribute("lang", xml::k_xml_namespace)) {
        category.qualifiers.push_back({"xml:lang", *language, {}, {}});
    }
    return category;
}

std::optional<model::DataCategory> TbxEntryReader::read_group(const xml::Element& element) {
    std::optional<model::DataCategory> head;
    for (const xml::Element& member : element.children) {
        if (member.is_text()) {
            continue;
        }
        std::optional<model::DataCategory> category =
            is_one_of(member.name, k_groups) ? read_group(member) : read_category(member);
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

std::string TbxEntryReader::category_name(const xml::Element& element) {
    const std::optional<std::string> type = element.attribute("type");
    if (is_one_of(element.name, k_typed_elements)) {
        if (type && !base::trim(*type).empty()) {
            return std::string{tbx_basic_name(base::trim(*type))};
        }
        warn(element.line, fmt::format("A <{}> of {} has no type; it was kept under the name of its element.",
                                       element.name, m_entry));
        return element.name;
    }
    // TBX v3 in DCT style and TBX-Min: the element is the category. One that has a type is neither.
    if (type && element.name != "note" && m_reported_elements.insert(element.name).second) {
        warn(element.line,
             fmt::format("<{}> is no element of TBX; it was kept as the category '{}'. Said once.",
                         element.name, *type));
    }
    return type && element.name != "note" ? *type : std::string{tbx_basic_name(element.name)};
}

void TbxEntryReader::warn(std::size_t line, std::string message) {
    m_diagnostics.warn(m_name, line, std::move(message));
}

void TbxEntryReader::note(std::size_t line, std::string message) {
    m_diagnostics.report(base::Severity::note, m_name, line, std::move(message));
}

} // namespace diptych::exchange
