#include "reader/html_page.hpp"

#include "base/string.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace diptych::reader {

namespace {

using model::UnitKind;

/// HTML's own white space, which collapses; no-break spaces and the like do not.
bool collapses(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\f' || c == U'\u2028' ||
           c == U'\u2029';
}

std::optional<UnitKind> kind_in(HtmlElement element, std::optional<UnitKind> outer) {
    switch (element) {
    case HtmlElement::main_heading:
    case HtmlElement::heading:
        return UnitKind::heading;
    case HtmlElement::item:
        return UnitKind::item;
    case HtmlElement::cell:
    case HtmlElement::preformatted:
        return UnitKind::paragraph;
    default:
        return outer;
    }
}

/// What may stand between the calls in a superscript, and around them: "[1], [2]".
bool is_between_calls(std::string_view text) {
    return text.find_first_not_of("[]() ,;-") == std::string_view::npos;
}

} // namespace

HtmlPage::Open HtmlPage::opened(HtmlElement element, std::string_view name,
                                const std::vector<xml::Attribute>& attributes) const {
    Open open;
    if (!m_open.empty()) {
        open.kind = m_open.back().kind;
        open.preformatted = m_open.back().preformatted;
        open.in_notes = m_open.back().in_notes;
        open.in_main_heading = m_open.back().in_main_heading;
        open.in_superscript = m_open.back().in_superscript;
    }
    open.element = element;
    open.in_main_heading = open.in_main_heading || element == HtmlElement::main_heading;
    open.in_superscript = open.in_superscript || element == HtmlElement::superscript;
    open.is_note = is_block(element) &&
                   (says(attributes, {"doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"}) ||
                    (open.in_notes && element == HtmlElement::item));
    open.kind = kind_in(element, open.kind);
    open.preformatted = open.preformatted || element == HtmlElement::preformatted;
    open.in_notes = open.in_notes || says(attributes, {"footnotes", "endnotes", "doc-endnotes", "rearnotes"});
    open.first_block = m_draft.blocks.size();
    for (const std::string_view key : {"id", "name"}) {
        auto id = xml::attribute(attributes, key);
        if (id && !id->empty() && (key == "id" || name == "a")) {
            open.ids.push_back(std::move(*id));
        }
    }
    return open;
}

void HtmlPage::take_language(std::string_view name, const std::vector<xml::Attribute>& attributes) {
    if (m_language || (name != "html" && name != "body")) {
        return;
    }
    for (const std::string_view key : {"lang", "xml:lang"}) {
        const auto value = xml::attribute(attributes, key);
        if (const auto tag = value ? model::LanguageTag::parse(*value) : std::nullopt;
            tag && !tag->is_undetermined()) {
            m_language = tag;
            return;
        }
    }
}

void HtmlPage::start_element(std::string_view name, const std::vector<xml::Attribute>& attributes) {
    take_language(name, attributes);
    const HtmlElement element = html_element(name, attributes);
    if (m_not_shown > 0 || element == HtmlElement::not_shown) {
        ++m_not_shown;
        return;
    }
    if (is_block(element)) {
        end_block();
    }
    m_open.push_back(opened(element, name, attributes));
    switch (element) {
    case HtmlElement::list:
    case HtmlElement::ordered_list:
        begin_list(element, attributes);
        break;
    case HtmlElement::item:
        begin_item(attributes);
        break;
    case HtmlElement::link:
        begin_link(attributes);
        break;
    case HtmlElement::superscript:
        begin_superscript();
        break;
    case HtmlElement::line_break:
        break_line();
        break;
    default:
        break;
    }
}

void HtmlPage::end_element(std::string_view) {
    if (m_not_shown > 0) {
        --m_not_shown;
        return;
    }
    const Open open = std::move(m_open.back());
    m_open.pop_back();
    if (open.element == HtmlElement::link) {
        end_link();
    } else if (open.element == HtmlElement::superscript) {
        end_superscript();
    }
    if (is_block(open.element)) {
        end_block();
    } else if (!m_block.text.empty() && m_block.text.size() <= k_longest_label) {
        m_after_label = own_label_length(m_block.text + ' ', std::max<std::size_t>(m_block.item, 1)) == m_block.text.size();
    }
    if (open.element == HtmlElement::list || open.element == HtmlElement::ordered_list) {
        m_lists.pop_back();
    } else if (open.element == HtmlElement::item) {
        m_number.clear();
        m_item = 0;
    }
    // An element without text of its own points to what follows it.
    const std::size_t now = m_draft.blocks.size() + (m_block.text.empty() ? 0 : 1);
    const model::Range blocks{open.first_block, std::max(now, open.first_block + 1)};
    for (const std::string& id : open.ids) {
        m_draft.anchors.emplace(id, blocks); // of two with one name, the first
    }
    if (open.element == HtmlElement::main_heading) {
        m_has_main_heading = m_has_main_heading || now > open.first_block;
    }
    if (open.is_note && now > open.first_block) {
        m_draft.notes.push_back(blocks);
    }
}

void HtmlPage::begin_list(HtmlElement element, const std::vector<xml::Attribute>& attributes) {
    List list;
    if (element == HtmlElement::ordered_list) {
        list.style = html_number_style(attributes);
        const bool reversed = xml::attribute(attributes, "reversed").has_value();
        list.step = reversed ? -1 : 1;
        list.next = parse_number(base::trim(xml::attribute(attributes, "start").value_or(""))).value_or(1);
    }
    m_lists.push_back(list);
}

void HtmlPage::begin_item(const std::vector<xml::Attribute>& attributes) {
    m_number.clear();
    m_item = 1;
    if (m_lists.empty()) {
        return;
    }
    List& list = m_lists.back();
    m_item = ++list.items;
    if (const auto value = parse_number(base::trim(xml::attribute(attributes, "value").value_or("")))) {
        list.next = *value;
    }
    const std::string number = format_number(list.next, list.style);
    m_number = number.empty() || number.size() > k_longest_label ? "" : number + '.';
    list.next += list.step;
}

std::size_t HtmlPage::next_byte() const {
    return m_block.text.size() + (m_space && !m_block.text.empty() ? 1 : 0);
}

void HtmlPage::begin_link(const std::vector<xml::Attribute>& attributes) {
    const std::string address = xml::attribute(attributes, "href").value_or("");
    end_link(); // of a link that holds this one
    if (address.size() < 2 || address.front() != '#') {
        return;
    }
    HtmlLink link;
    link.text = {next_byte(), next_byte()};
    link.target = address.substr(1);
    link.raised = m_superscript.has_value();
    link.said_to_be_a_call =
        says(attributes, {"footnote-ref", "footnote-reference", "noteref", "doc-noteref"});
    link.said_to_go_back =
        says(attributes, {"footnote-back", "footnote-backref", "doc-backlink", "backlink"});
    m_link = m_block.links.size();
    m_block.links.push_back(std::move(link));
}

void HtmlPage::end_link() {
    if (!m_link) {
        return;
    }
    HtmlLink& link = m_block.links[*m_link];
    link.text.end = std::max(m_block.text.size(), link.text.begin);
    const std::size_t begin = std::min(link.text.begin, m_block.text.size());
    link.label = m_block.text.substr(begin);
    m_link.reset();
    if (link.label.empty()) {
        m_block.links.pop_back();
    }
}

void HtmlPage::begin_superscript() {
    if (m_superscript) {
        return;
    }
    m_superscript = next_byte();
    m_first_raised = m_block.links.size();
    if (m_link && m_block.links[*m_link].text.begin == *m_superscript) {
        m_block.links[*m_link].raised = true; // its text decides whether it is a call
    }
}

void HtmlPage::end_superscript() {
    if (m_open.back().in_superscript || !m_superscript) {
        return;
    }
    const std::size_t begin = *m_superscript;
    m_superscript.reset();
    const auto links =
        m_block.links.begin() + static_cast<std::ptrdiff_t>(std::min(m_first_raised, m_block.links.size()));
    // Brackets and commas go with the calls, if there is nothing else. A link that is still open may begin
    // after a space that is not written yet.
    const std::string_view text = m_block.text;
    std::size_t done = std::min(begin, text.size());
    for (auto link = links; link != m_block.links.end(); ++link) {
        const std::size_t next = std::clamp(link->text.begin, done, text.size());
        if (!is_between_calls(text.substr(done, next - done))) {
            return;
        }
        done = std::clamp(link->text.end, next, text.size());
    }
    if (links == m_block.links.end()) {
        raise_number(begin);
        return;
    }
    if (!is_between_calls(text.substr(done))) {
        return;
    }
    std::size_t next = begin;
    for (auto link = links; link != m_block.links.end(); ++link) {
        link->text.begin = next;
        next = link + 1 == m_block.links.end() ? m_block.text.size() : (link + 1)->text.begin;
        link->text.end = next;
    }
}

/// Writes a number that is a superscript with the characters for that: the call of a note behind "2015" would make
/// another year of it.
void HtmlPage::raise_number(std::size_t begin) {
    constexpr std::size_t k_longest = 4; // digits
    constexpr std::array<std::string_view, 10> k_digits{"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                                        "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    std::string& text = m_block.text;
    if (begin == 0 || begin >= text.size()) {
        return;
    }
    const std::string number = text.substr(begin);
    const std::size_t sign = number.front() == '-' || number.front() == '+' ? 1 : 0;
    const std::string_view digits = std::string_view{number}.substr(sign);
    if (digits.empty() || digits.size() > k_longest ||
        !std::all_of(digits.begin(), digits.end(), base::is_ascii_digit)) {
        return;
    }
    text.resize(begin);
    text += sign == 0 ? "" : number.front() == '-' ? "\u207B" : "\u207A";
    for (const char digit : digits) {
        text += k_digits.at(static_cast<std::size_t>(digit - '0'));
    }
}

void HtmlPage::break_line() {
    m_space = true;
    if (++m_breaks > 1 || m_open.back().preformatted) {
        end_block();
    }
}

void HtmlPage::text(std::string_view text) {
    if (m_not_shown > 0) {
        return;
    }
    if (!m_open.empty() && m_open.back().element == HtmlElement::page_title) {
        m_title += text;
        return;
    }
    append(text, !m_open.empty() && m_open.back().preformatted);
}

void HtmlPage::append(std::string_view text, bool preformatted) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        if (preformatted && c.value == U'\n') {
            end_block();
        } else if (collapses(c.value)) {
            m_space = true;
        } else if (c.value != U'\u00AD') { // a soft hyphen is no part of the word
            append_character(c.value, text.substr(i, c.length));
        }
        i += c.length;
    }
}

void HtmlPage::append_character(char32_t c, std::string_view bytes) {
    if (m_block.text.empty()) {
        if (text::is_white_space(c)) { // no-break spaces at the beginning
            return;
        }
        if (!m_open.empty()) {
            m_block.kind = m_open.back().kind;
            m_block.in_main_heading = m_open.back().in_main_heading;
        }
        m_block.number = std::exchange(m_number, {});
        m_block.item = std::exchange(m_item, 0);
    } else if (m_space || (m_after_label && text::is_letter(c))) {
        m_block.text += ' ';
    }
    m_after_label = false;
    m_space = false;
    m_breaks = 0;
    m_block.text += bytes;
}

void HtmlPage::end_block() {
    std::string& text = m_block.text;
    while (!text.empty()) {
        const text::CodePoint last = text::code_point_before(text, text.size());
        if (!text::is_white_space(last.value)) {
            break;
        }
        text.resize(text.size() - last.length);
    }
    end_link();
    m_superscript.reset();
    if (!text.empty()) {
        if (m_block.in_main_heading && !m_has_main_heading && m_block.kind == UnitKind::heading) {
            m_block.kind = UnitKind::title;
        }
        for (HtmlLink& link : m_block.links) {
            link.text.begin = std::min(link.text.begin, text.size());
            link.text.end = std::min(link.text.end, text.size());
        }
        m_draft.blocks.push_back(std::move(m_block));
    }
    m_block = {};
    m_after_label = false;
    m_space = false;
    m_breaks = 0;
}

HtmlDraft HtmlPage::finish() {
    end_block();
    return std::move(m_draft);
}

} // namespace diptych::reader
