#include "xml/tag_guard.hpp"

#include "base/format.hpp"
#include "base/string.hpp"

namespace diptych::xml {

namespace {

constexpr std::size_t k_longest_name = 8; ///< that is told from others: "[CDATA[", "textarea"

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string crowded_tag_sentence() {
    return fmt::format(
        "A tag has more than {} attributes, or is not closed. Files of this kind are not read.",
        k_most_attributes);
}

bool TagGuard::take(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (m_place == Place::text) {
            i = bytes.find('<', i);
            if (i == std::string_view::npos) {
                break;
            }
            m_place = Place::opened;
            continue;
        }
        const char c = bytes[i];
        if (c == '\0') { // half of a character of UTF-16
            continue;
        }
        switch (m_place) {
        case Place::opened:
            begin(c);
            break;
        case Place::tag:
            take_in_tag(c);
            break;
        case Place::quoted:
            if (c == m_quote) {
                m_place = Place::tag;
                m_after_space = true; // <a b="c"d="e">
            }
            break;
        case Place::declaration:
            take_in_declaration(c);
            break;
        case Place::skipped:
            m_matched = small(c) == m_end[m_matched] ? m_matched + 1
                        // Two hyphens or brackets of three may be the first two.
                        : m_matched == 2 && c == m_end[1] && m_end[0] == m_end[1] ? 2
                        : small(c) == m_end[0]                                    ? 1
                                                                                  : 0;
            if (m_matched == m_end.size()) {
                m_place = Place::text;
            }
            break;
        case Place::text:
            break;
        }
        if (m_attributes > k_most_attributes) {
            return false;
        }
    }
    return true;
}

/// \param c  behind '<'
void TagGuard::begin(char c) {
    if (c == '<') {
        return;
    }
    const bool names = base::is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80 || c == '_' || c == ':';
    m_place = c == '!' || c == '?' ? Place::declaration
              : names              ? Place::tag
                                   : Place::text; // an end tag has no attributes
    m_name = small(c);
    m_in_name = true;
    m_before = '\0';
    m_after_space = false;
    m_attributes = 0;
}

void TagGuard::take_in_tag(char c) {
    if (c == '>') {
        end_tag();
        return;
    }
    if (is_space(c)) {
        m_in_name = false;
        m_after_space = true;
        return;
    }
    if ((c == '"' || c == '\'') && m_before == '=') {
        m_quote = c;
        m_place = Place::quoted;
    }
    if (m_in_name) {
        if (m_name.size() < k_longest_name) {
            m_name += small(c);
        }
    } else if (m_after_space && c != '=' && c != '/' && m_before != '=') {
        ++m_attributes;
    }
    m_after_space = false;
    m_before = c;
}

void TagGuard::end_tag() {
    m_place = Place::text;
    if (m_html && m_before != '/' && (m_name == "script" || m_name == "style")) {
        skip_to(m_name == "script" ? "</script" : "</style");
    }
}

void TagGuard::take_in_declaration(char c) {
    if (m_name.size() < k_longest_name) {
        m_name += small(c);
    }
    if (m_name == "!--") {
        skip_to("-->");
    } else if (m_name == "![cdata[" && !m_html) {
        skip_to("]]>");
    } else if (c == '>') { // of a processing instruction, a DOCTYPE or a declaration in one
        m_place = Place::text;
    }
}

void TagGuard::skip_to(std::string_view end) {
    m_place = Place::skipped;
    m_end = end;
    m_matched = 0;
}

} // namespace diptych::xml
