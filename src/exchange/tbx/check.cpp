#include "exchange/tbx/check.hpp"

#include "base/format.hpp"
#include "base/string.hpp"
#include "model/language_tag.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_most_of_a_rule = 1000; ///< findings that are given one by one

bool is_section(std::string_view name) {
    return name == "langSec" || name == "langSet";
}

bool is_term_section(std::string_view name) {
    return name == "termSec" || name == "tig" || name == "ntig";
}

/// NCName of XML Namespaces, letters beyond ASCII taken as they come.
bool is_xml_id(std::string_view text) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
        return is_letter(c) || base::is_ascii_digit(c) || c == '-' || c == '.';
    });
}

std::size_t count_children(xml::Node element, bool (*is_wanted)(std::string_view)) {
    std::size_t count = 0;
    for (const xml::Node child : element) {
        count += is_wanted(child.name()) ? 1U : 0U;
    }
    return count;
}

/// "<b>", "</i>", "<br/>" as text
bool shows_markup(std::string_view text) {
    const std::size_t open = text.find('<');
    if (open == std::string_view::npos || open + 1 == text.size() || text.find('>', open) == text.npos) {
        return false;
    }
    const char next = text[open + 1];
    return next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

} // namespace

void TbxFindings::add(TbxFinding finding) {
    if (++m_times[finding.rule] <= k_most_of_a_rule) {
        m_findings.push_back(std::move(finding));
    }
}

void TbxFindings::add_once(TbxFinding finding) {
    if (!m_times.contains(finding.rule)) {
        add(std::move(finding));
    }
}

std::vector<TbxFinding> TbxFindings::take() {
    std::stable_sort(m_findings.begin(), m_findings.end(),
                     [](const TbxFinding& a, const TbxFinding& b) { return a.line < b.line; });
    for (const auto& [rule, times] : m_times) {
        if (times > k_most_of_a_rule) {
            m_findings.push_back(
                {base::Severity::note, 0, rule,
                 fmt::format("There are {} more of the rule '{}'.", times - k_most_of_a_rule, rule), ""});
        }
    }
    return std::move(m_findings);
}

void TbxChecker::check_entry(xml::Node entry) {
    m_explained.clear();
    m_path.clear();
    const Place place{TbxLevel::entry, entry.name()};
    check_own_attributes(entry);
    check_id(entry, true);
    if (count_children(entry, is_section) == 0) {
        error(entry, "language-missing", "This entry has no language and so no term.",
              "Add a section with a term for each language, or remove the entry.", true);
    }
    m_path.push_back(entry.number());
    check_parts(entry, place);
    m_path.pop_back();
    check_order(entry);
}

void TbxChecker::check_parts(xml::Node element, const Place& place) {
    for (const xml::Node child : element) {
        if (child.is_text()) {
            continue;
        }
        check_own_attributes(child);
        check_id(child, false);
        if (m_profile.format == TbxFormat::min_2013) {
            check_min_2013(child);
        } else {
            check_category(child, place);
        }
        if (child.name() == "date") {
            check_date(child);
        }
        Place inner{place.level, child.name()};
        m_path.push_back(child.number());
        if (is_section(child.name())) {
            inner.level = TbxLevel::language;
            check_section(child);
        } else if (is_term_section(child.name())) {
            inner.level = TbxLevel::term;
            if (!child.child("term") && !child.child("termGrp")) {
                error(child, "term-missing", fmt::format("This <{}> has no <term>.", child.name()),
                      "Write the term, or remove the section.", true);
            }
        }
        check_parts(child, inner);
        m_path.pop_back();
    }
}

void TbxChecker::check_section(xml::Node section) {
    check_language(section, true);
    if (count_children(section, is_term_section) == 0) {
        error(section, "term-missing", fmt::format("This <{}> has no term.", section.name()),
              "Add a term, or remove the section.", true);
    }
    std::unordered_set<std::string> seen;
    const std::string_view language = section.attribute("lang", xml::k_xml_namespace).value_or("?");
    for (const xml::Node part : section) {
        if (!is_term_section(part.name())) {
            continue;
        }
        const auto group = part.child("termGrp");
        if (const auto term = group.value_or(part).child("term")) {
            check_term(*term, language, seen);
        }
    }
}

void TbxChecker::check_term(xml::Node term, std::string_view language,
                            std::unordered_set<std::string>& seen) {
    const std::string text = xml::text_content(term);
    std::string key = text::nfc(text::collapse_white_space(text));
    if (key.empty()) {
        error(term, "term-empty", "This term is empty.", "Write the term, or remove its section.");
        return;
    }
    if (!text::is_nfc(text)) {
        warn(term, "nfc",
             fmt::format("The term '{}' is not in composed form (NFC): tools that compare bytes will not "
                         "find it.",
                         key),
             "Save the file in Unicode normalization form C.");
    }
    if (shows_markup(text)) {
        warn(term, "term-markup", fmt::format("The term '{}' shows the tags of a markup.", key),
             "Write the term as plain text.");
    }
    if (!seen.insert(key).second) {
        warn(term, "term-duplicate",
             fmt::format("The term '{}' is twice in '{}' of this entry.", key, language),
             "Keep one of them with all that is said of it.");
    }
}

void TbxChecker::check_order(xml::Node entry) {
    if (m_profile.format != TbxFormat::v2) {
        return;
    }
    std::vector<std::string> languages;
    for (const xml::Node child : entry) {
        if (is_section(child.name())) {
            languages.emplace_back(child.attribute("lang", xml::k_xml_namespace).value_or(""));
        }
    }
    if (languages.size() > 2) {
        m_findings.add_once(
            {base::Severity::note, entry.line(), "language-count",
             fmt::format("Entries have {} languages and more. The Translate Toolkit takes the "
                         "first two of an entry, whatever they are.",
                         languages.size()),
             "For such tools, export the two languages they need."});
    }
    const auto source = std::find(languages.begin(), languages.end(), m_profile.language);
    if (source != languages.end() && source != languages.begin()) {
        m_findings.add_once({base::Severity::note, entry.line(), "language-order",
                             fmt::format("'{}', the language of the file, is not the first one of an entry. "
                                         "The Translate Toolkit takes the first one for the source.",
                                         m_profile.language),
                             "For such tools, put the source language first."});
    }
}

void TbxChecker::check_attributes(xml::Node element) {
    check_own_attributes(element);
    check_id(element, false);
    for (const xml::Node child : element) {
        if (!child.is_text()) {
            check_attributes(child);
        }
    }
}

void TbxChecker::check_own_attributes(xml::Node element) {
    if (!is_section(element.name())) {
        check_language(element, false);
    }
}

void TbxChecker::check_id(xml::Node element, bool is_entry) {
    const auto id = element.attribute("id");
    if (!id) {
        if (is_entry && m_profile.is_v3()) {
            error(element, "id-missing", "This entry has no id.",
                  "Give it an id of its own, such as id=\"c1\".", true);
        }
        return;
    }
    if (!is_xml_id(*id)) {
        error(element, "id-form", fmt::format("The id '{}' is no XML name.", *id),
              "Begin it with a letter, and use letters, digits, '.', '-' and '_' only.", true);
    }
    const auto [known, is_new] = m_id_line.emplace(*id, element.line());
    if (!is_new) {
        error(element, "id-duplicate",
              fmt::format("The id '{}' was there before, in line {}.", *id, known->second),
              "Give each element an id of its own.");
    }
}

void TbxChecker::check_language(xml::Node element, bool is_section) {
    const auto language = element.attribute("lang", xml::k_xml_namespace);
    if (!language) {
        if (is_section) {
            const bool unprefixed = element.attribute("lang").has_value();
            error(element, "language-missing",
                  fmt::format("This <{}> has no xml:lang{}.", element.name(),
                              unprefixed ? ", only an attribute 'lang'" : ""),
                  unprefixed ? "Write xml:lang for lang." : "Say the language, such as xml:lang=\"fr\".",
                  true);
        }
        return;
    }
    const auto tag = model::LanguageTag::parse(*language);
    if (!tag || language->find('_') != std::string_view::npos) {
        error(element, "language-code", fmt::format("'{}' is no language code (BCP 47).", *language),
              tag ? fmt::format("Write '{}'.", tag->str()) : "Use a code such as 'fr' or 'en-GB'.");
    }
}

void TbxChecker::check_date(xml::Node element) {
    const std::string date{base::trim(xml::text_content(element))};
    constexpr std::size_t k_day_length = 10;
    if (!is_xml_date(date)) {
        error(element, "date", fmt::format("'{}' is no date of ISO 8601.", date),
              "Write it as 2026-11-23 or 2026-11-23T10:15:00Z.");
    } else if (m_profile.dialect == TbxDialect::basic_v2 && date.size() > k_day_length &&
               date[k_day_length] == 'T') {
        error(element, "date", fmt::format("'{}' has a time of day, which TBX-Basic v2 does not have.", date),
              fmt::format("Write '{}'.", date.substr(0, k_day_length)));
    }
}

void TbxChecker::check_min_2013(xml::Node element) {
    static const std::vector<std::string> statuses{"preferred", "admitted", "notRecommended", "obsolete"};
    static const std::vector<std::string> parts{"noun", "properNoun", "verb", "adjective", "adverb", "other"};
    const bool is_status = element.name() == "termStatus";
    if (!is_status && element.name() != "partOfSpeech") {
        return;
    }
    const std::vector<std::string>& values = is_status ? statuses : parts;
    const std::string value{base::trim(xml::text_content(element))};
    if (std::find(values.begin(), values.end(), value) == values.end()) {
        error(element, "picklist", fmt::format("In TBX-Min, '{}' cannot be '{}'.", element.name(), value),
              fmt::format("Use one of {}.", base::join(values, ", ")));
    }
}

void TbxChecker::finish() {
    for (const Reference& reference : m_references) {
        if (!m_id_line.contains(reference.target)) {
            m_findings.add({base::Severity::error, reference.line, "reference",
                            fmt::format("This <{}> points to '{}', and there is no such id in the file.",
                                        reference.element, reference.target),
                            "Point to an id that is there, or remove the reference."});
        }
    }
    m_references.clear();
}

void TbxChecker::error(xml::Node element, std::string rule, std::string message, std::string advice,
                       bool structural) {
    m_findings.add(
        {base::Severity::error, element.line(), std::move(rule), std::move(message), std::move(advice)});
    if (structural) {
        m_explained.insert(element.number());
        m_explained.insert(m_path.begin(), m_path.end());
        for (const xml::Node child : element) {
            m_explained.insert(child.number());
        }
    }
}

void TbxChecker::warn(xml::Node element, std::string rule, std::string message, std::string advice) {
    m_findings.add(
        {base::Severity::warning, element.line(), std::move(rule), std::move(message), std::move(advice)});
}

} // namespace diptych::exchange
