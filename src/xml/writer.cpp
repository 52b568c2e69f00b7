#include "xml/writer.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace diptych::xml {

namespace {

/// XML 1.0 (fifth edition), section 2.2: outside Char, or in the note of what to avoid there. U+0085 is a
/// line end in some texts and stays.
bool is_kept(char32_t c) {
    if (c < 0x20) {
        return c == '\t' || c == '\n' || c == '\r';
    }
    if (c >= 0x7F && c <= 0x9F) {
        return c == 0x85;
    }
    const bool noncharacter = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
    return !noncharacter;
}

/// How a character is written that cannot stand for itself, or an empty text for those that can.
std::string_view reference_for(char32_t c, bool in_attribute) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r': // a parser would make a line feed of it
        return "&#13;";
    case '"':
        return in_attribute ? "&quot;" : "";
    case '\n': // a parser would make spaces of these
        return in_attribute ? "&#10;" : "";
    case '\t':
        return in_attribute ? "&#9;" : "";
    default:
        return {};
    }
}

constexpr std::size_t k_buffer_bytes = std::size_t{1} << 16;

/// Which bytes stand for themselves in text and in attributes, without another look.
constexpr std::array<bool, 256> k_plain = [] {
    std::array<bool, 256> plain{};
    for (std::size_t byte = 0x20; byte < 0x7F; ++byte) {
        plain[byte] = byte != '&' && byte != '<' && byte != '>' && byte != '"';
    }
    return plain;
}();

bool is_plain(char c) {
    return k_plain[static_cast<unsigned char>(c)];
}

/// Where the first byte stands, from `begin` on, that needs another look; text.size() when there is none.
std::size_t end_of_plain(std::string_view text, std::size_t begin) {
    while (begin < text.size() && is_plain(text[begin])) {
        ++begin;
    }
    return begin;
}

} // namespace

std::string legal_text(std::string_view text, std::string_view instead) {
    if (end_of_plain(text, 0) == text.size()) {
        return std::string{text};
    }
    std::string legal;
    legal.reserve(text.size());
    while (!text.empty()) {
        const std::size_t valid = text::find_invalid_utf8(text).value_or(text.size());
        for (std::size_t i = 0; i < valid;) {
            const text::CodePoint c = text::code_point_at(text, i);
            legal += is_kept(c.value) ? text.substr(i, c.length) : instead;
            i += c.length;
        }
        if (valid < text.size()) {
            legal += instead;
        }
        text.remove_prefix(std::min(text.size(), valid + 1));
    }
    return legal;
}

Writer::Writer(std::ostream& out) : m_out{out} {
    m_buffer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
}

void Writer::start_element(std::string_view name, Attributes attributes) {
    close_start_tag();
    const bool inside_text = !m_open.empty() && m_open.back().has_text;
    if (!m_open.empty()) {
        m_open.back().has_elements = true;
    }
    if (!inside_text) {
        new_line(m_open.size());
    }
    m_buffer += '<';
    m_buffer += name;
    // Markup inside text stays on its line, with all that is in it.
    m_open.push_back({m_names.size(), false, inside_text});
    m_names += name;
    m_in_start_tag = true;
    for (const auto& [attribute_name, value] : attributes) {
        attribute(attribute_name, value);
    }
}

void Writer::attribute(std::string_view name, std::string_view value) {
    m_buffer += ' ';
    m_buffer += name;
    m_buffer += "=\"";
    escape(value, true);
    m_buffer += '"';
}

void Writer::text(std::string_view text) {
    if (text.empty()) {
        return;
    }
    close_start_tag();
    if (!m_open.empty()) {
        m_open.back().has_text = true;
    }
    escape(text, false);
}

void Writer::markup(std::string_view xml) {
    close_start_tag();
    if (!m_open.empty()) {
        m_open.back().has_text = true;
    }
    m_buffer += xml;
}

void Writer::end_element() {
    const Open open = m_open.back();
    m_open.pop_back();
    if (m_in_start_tag) {
        m_buffer += "/>";
        m_in_start_tag = false;
    } else {
        if (open.has_elements && !open.has_text) {
            new_line(m_open.size());
        }
        m_buffer += "</";
        m_buffer.append(m_names, open.name);
        m_buffer += '>';
    }
    m_names.resize(open.name);
    if (m_buffer.size() >= k_buffer_bytes) {
        flush();
    }
}

void Writer::element(std::string_view name, std::string_view content, Attributes attributes) {
    start_element(name, attributes);
    text(content);
    end_element();
}

void Writer::finish() {
    while (!m_open.empty()) {
        end_element();
    }
    m_buffer += '\n';
    flush();
}

void Writer::close_start_tag() {
    if (m_in_start_tag) {
        m_buffer += '>';
        m_in_start_tag = false;
    }
}

void Writer::new_line(std::size_t depth) {
    m_buffer += '\n';
    m_buffer.append(2 * depth, ' ');
}

void Writer::flush() {
    m_out << m_buffer;
    m_buffer.clear();
}

void Writer::escape(std::string_view text, bool in_attribute) {
    const std::size_t plain = end_of_plain(text, 0);
    m_buffer += text.substr(0, plain);
    text.remove_prefix(plain);
    while (!text.empty()) {
        const std::size_t valid = text::find_invalid_utf8(text).value_or(text.size());
        escape_valid(text.substr(0, valid), in_attribute);
        text.remove_prefix(valid);
        if (!text.empty()) {
            text.remove_prefix(1);
            ++m_dropped;
        }
    }
}

void Writer::escape_valid(std::string_view text, bool in_attribute) {
    std::size_t run = 0; // what needs no change is copied in one go
    for (std::size_t i = 0; (i = end_of_plain(text, i)) < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        const bool kept = is_kept(c.value);
        const std::string_view reference = reference_for(c.value, in_attribute);
        if (!kept || !reference.empty()) {
            m_buffer += text.substr(run, i - run);
            m_buffer += reference;
            run = i + c.length;
            m_dropped += kept ? 0 : 1;
        }
        i += c.length;
    }
    m_buffer += text.substr(run);
}

} // namespace diptych::xml
