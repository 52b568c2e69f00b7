#include "reader/office_text.hpp"

#include "base/error.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <utility>

namespace diptych::reader {

namespace {

constexpr char32_t k_soft_hyphen = 0xAD;

/// White space at which a line may break; a run of it is printed as one space.
bool collapses(char32_t c) {
    constexpr char32_t k_next_line = 0x85;
    constexpr char32_t k_line_separator = 0x2028;
    constexpr char32_t k_paragraph_separator = 0x2029;
    return c == ' ' || (c >= '\t' && c <= '\r') || c == k_next_line || c == k_line_separator ||
           c == k_paragraph_separator;
}

} // namespace

void Paragraph::append(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        const std::string_view bytes = text.substr(i, c.length);
        i += c.length;
        if (collapses(c.value) || (m_text.empty() && text::is_white_space(c.value))) {
            m_space = !m_text.empty();
        } else if (c.value != k_soft_hyphen) {
            if (m_space) {
                m_text += ' ';
                m_space = false;
            }
            m_text += bytes;
        }
    }
}

void Paragraph::trim_end() {
    while (!m_text.empty()) {
        const text::CodePoint last = text::code_point_before(m_text, m_text.size());
        if (!text::is_white_space(last.value)) {
            break;
        }
        m_text.resize(m_text.size() - last.length);
    }
    for (Call& call : m_calls) {
        call.text_begin = std::min(call.text_begin, m_text.size());
    }
}

Cell cell_of(std::vector<Paragraph> paragraphs) {
    Cell cell;
    for (Paragraph& paragraph : paragraphs) {
        paragraph.trim_end();
        if (!paragraph.empty()) {
            cell.push_back(paragraph.text());
        }
    }
    return cell;
}

std::size_t OfficeText::add_note(Note note) {
    m_notes.push_back(std::move(note));
    return m_notes.size() - 1;
}

void OfficeText::count_language(const std::string& tag, std::size_t bytes) {
    if (!tag.empty() && !tag.starts_with("x-") && !tag.starts_with("zxx") && tag != "none") {
        m_languages[tag] += bytes;
    }
}

void OfficeText::add_block(model::SourceText& source, Paragraph& paragraph, const Note* note,
                           bool first) const {
    paragraph.trim_end();
    if (paragraph.empty()) {
        return;
    }
    model::Block block;
    block.kind = paragraph.kind;
    std::string label = paragraph.label;
    if (note != nullptr) {
        block.kind = model::UnitKind::footnote;
        if (first) {
            label = note->label_in_text ? std::string{} : note->label;
            if (note->label_in_text && paragraph.text().starts_with(note->label)) {
                block.label_length = note->label.size();
            }
        }
    }
    block.line = source.blocks.size() + 1;
    block.text.begin = source.text.size();
    if (!label.empty()) {
        block.label_length = label.size();
        source.text += label;
        source.text += ' ';
    }
    const std::size_t text_begin = source.text.size() - block.text.begin;
    source.text += paragraph.text();
    block.text.end = source.text.size();
    source.text += '\n';
    for (const Paragraph::Call& call : paragraph.calls()) {
        block.note_calls.push_back({text_begin + call.text_begin, m_notes[call.note].label});
    }
    source.blocks.push_back(std::move(block));
}

model::SourceText OfficeText::finish(const std::string& name) {
    model::SourceText source;
    source.name = name;
    source.places = model::Places::paragraphs;
    for (Paragraph& paragraph : m_paragraphs) {
        add_block(source, paragraph, nullptr, false);
    }
    for (const bool endnotes : {false, true}) {
        for (Note& note : m_notes) {
            if (note.endnote != endnotes) {
                continue;
            }
            bool first = true;
            for (Paragraph& paragraph : note.paragraphs) {
                add_block(source, paragraph, &note, first);
                first = first && paragraph.empty();
            }
        }
    }
    if (source.blocks.empty()) {
        throw base::InputError{name, "There is no text in the document. Name a file with text in it; if its "
                                     "pages are pictures, they have to go through text recognition first."};
    }
    const auto most = std::max_element(m_languages.begin(), m_languages.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != m_languages.end()) {
        source.language = model::LanguageTag::parse(most->first);
    }
    return source;
}

} // namespace diptych::reader
