#pragma once

#include "reader/odt_styles.hpp"
#include "reader/office_text.hpp"
#include "reader/tables.hpp"
#include "xml/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::reader {

/// Reads the paragraphs of office:text: what is printed, after tracked changes have been accepted.
class OdtBody {
public:
    /// What is read.
    enum class Content {
        text,   ///< a text, or a presentation
        sheets, ///< cells that are text
    };

    OdtBody(xml::Reader& reader, const OdtStyles& styles, OfficeText& text, Content content = Content::text)
        : m_reader{reader}, m_styles{styles}, m_text{text}, m_content{content} {}

    /// The paragraphs inside the element whose start was given, up to its end. Those of tables come row by
    /// row, those of a text box after the paragraph to which it belongs.
    std::vector<Paragraph> read();

    /// Likewise the tables, innermost first, and not the text around them.
    std::vector<Table> read_tables();

private:
    /// An open text:list.
    struct List {
        std::string style; ///< empty when the paragraphs' styles say
        std::shared_ptr<OdtCounters> counters;
        bool label_due = false;            ///< the next paragraph is the first of an item
        std::optional<std::int64_t> start; ///< of that item
    };

    /// What holds for the text at one place in a paragraph.
    struct RunState {
        bool hidden = false;
        std::string language;
    };

    struct OpenParagraph {
        Paragraph paragraph;
        std::vector<Paragraph> boxes; ///< the paragraphs of its text boxes
    };

    void read_blocks();
    void read_block(const xml::Event& event);
    void read_rows(Table& table);
    void read_cells(Table::Row& row);
    void read_frame(const xml::Event& start);
    bool is_no_text(const xml::Event& cell) const;
    void read_list(const xml::Event& start);
    void read_paragraph(const xml::Event& start);
    void read_inline(OpenParagraph& open, const RunState& state);
    void read_text_element(const xml::Event& event, OpenParagraph& open, const RunState& state);
    void read_note(const xml::Event& start, OpenParagraph& open, const RunState& state);
    std::vector<Paragraph> read_apart();
    void add_text(OpenParagraph& open, const RunState& state, std::string_view text);
    std::string list_label(const std::string& paragraph_style);
    std::string heading_label(const xml::Event& start);

    xml::Reader& m_reader;
    const OdtStyles& m_styles;
    OfficeText& m_text;
    Content m_content;
    bool m_takes_tables = false;
    std::vector<Table> m_tables;
    std::size_t m_rows = 0;                     ///< of tables, so far
    std::optional<model::UnitKind> m_frame = {}; ///< of paragraphs in the open frame of a slide
    std::vector<Paragraph> m_paragraphs;
    std::vector<List> m_lists; ///< open ones, outermost first
    std::map<std::string, std::shared_ptr<OdtCounters>> m_counters_by_id;
    std::map<std::string, std::shared_ptr<OdtCounters>> m_counters_by_style;
    OdtCounters m_headings = {};
};

} // namespace diptych::reader
