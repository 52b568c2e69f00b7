#pragma once

#include "reader/docx_numbering.hpp"
#include "reader/docx_styles.hpp"
#include "reader/office_text.hpp"
#include "reader/tables.hpp"
#include "xml/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diptych::reader {

/// How the notes of one kind are numbered (w:footnotePr, w:endnotePr).
struct DocxNoteNumbering {
    NumberStyle style = NumberStyle::decimal;
    std::int64_t start = 1;
    bool restart_in_section = false;

    void read(xml::Reader& reader);
};

/// What the parts of a .docx share while its text is read.
struct DocxContext {
    DocxStyles styles;
    DocxNumbering numbering;
    DocxNoteNumbering footnote_numbering;
    DocxNoteNumbering endnote_numbering = {NumberStyle::lower_roman, 1, false};
    std::map<std::string, std::vector<Paragraph>> footnotes; ///< by w:id; taken out when they are called
    std::map<std::string, std::vector<Paragraph>> endnotes;
    OfficeText text;
    std::vector<std::size_t> note_sections; ///< the section in which each note of `text` is called
    std::size_t section = 0;
    bool takes_tables = false;  ///< whether `tables` are wanted, and not the text
    std::vector<Table> tables;  ///< innermost first
    std::size_t table_rows = 0; ///< so far
};

/// Reads paragraphs out of word/document.xml, footnotes.xml or endnotes.xml: what is printed, after tracked
/// changes have been accepted.
class DocxBody {
public:
    DocxBody(xml::Reader& reader, DocxContext& context) : m_reader{reader}, m_context{context} {}

    /// The paragraphs inside the element whose start was given, up to its end. Those of tables come row by
    /// row, those of a text box after the paragraph to which it belongs.
    std::vector<Paragraph> read();

private:
    /// What holds for the text at one place in a paragraph.
    struct RunState {
        bool hidden = false;
        std::string language;
        std::optional<std::size_t> custom_note; ///< the text of this run is the label of that note
    };

    struct OpenParagraph {
        Paragraph paragraph;
        std::string style;
        std::vector<Paragraph> boxes; ///< the paragraphs of its text boxes
    };

    template <typename Content>
    void read_alternatives(Content content);
    template <typename Content>
    void read_control(Content content);
    void read_blocks();
    void read_table(Table& table);
    Cell read_cell();
    void read_paragraph();
    void begin_paragraph(const DocxProperties& properties, OpenParagraph& open, RunState& state) const;
    void end_paragraph(OpenParagraph& open, const DocxProperties& properties);
    void number(Paragraph& paragraph, const DocxProperties& properties, const std::string& style) const;
    void read_inline(OpenParagraph& open, RunState& state);
    void read_word_element(const xml::Event& event, OpenParagraph& open, RunState& state);
    void read_run_properties(RunState& state);
    void read_text(OpenParagraph& open, RunState& state);
    void add_text(OpenParagraph& open, RunState& state, std::string_view text);
    void read_note_call(const xml::Event& event, OpenParagraph& open, RunState& state);
    void read_field_mark(const xml::Event& event);
    void read_text_box(OpenParagraph& open);
    void read_section();

    bool in_field_code() const { return m_codes > 0; }

    xml::Reader& m_reader;
    DocxContext& m_context;
    std::vector<Paragraph> m_paragraphs;
    std::optional<Paragraph> m_joined; ///< begun in a paragraph whose mark was deleted
    std::vector<bool> m_fields;        ///< open fields; true while in the code of one
    std::size_t m_codes = 0;           ///< how many of them are true
};

} // namespace diptych::reader
