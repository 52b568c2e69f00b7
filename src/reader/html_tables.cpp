#include "reader/html.hpp"
#include "reader/html_elements.hpp"
#include "reader/office_text.hpp"
#include "xml/html_reader.hpp"

#include <utility>

namespace diptych::reader {

namespace {

/// Gathers the tables of a page.
class TableCollector : public xml::HtmlHandler {
public:
    void start_element(std::string_view name, const std::vector<xml::Attribute>& attributes) override {
        const HtmlElement element = html_element(name, attributes);
        if (m_not_shown > 0 || element == HtmlElement::not_shown) {
            ++m_not_shown;
        } else if (name == "table") {
            m_open.emplace_back();
        } else if (name == "tr" && !m_open.empty()) {
            m_open.back().table.rows.push_back({{}, ++m_rows});
            m_open.back().in_cell = false;
        } else if (is_cell(name) && !m_open.empty() && !m_open.back().table.rows.empty()) {
            m_open.back().in_cell = true;
        } else if (element == HtmlElement::line_break || is_block(element)) {
            end_paragraph();
        }
    }

    void end_element(std::string_view name) override {
        if (m_not_shown > 0) {
            --m_not_shown;
        } else if (name == "table" && !m_open.empty()) {
            tables.push_back(std::move(m_open.back().table));
            m_open.pop_back();
        } else if (is_cell(name) && !m_open.empty() && m_open.back().in_cell) {
            end_paragraph();
            Open& open = m_open.back();
            open.table.rows.back().cells.push_back(cell_of(std::exchange(open.paragraphs, {})));
            open.in_cell = false;
        } else if (is_block(html_element(name, {}))) {
            end_paragraph();
        }
    }

    void text(std::string_view text) override {
        if (m_not_shown == 0 && !m_open.empty() && m_open.back().in_cell) {
            m_open.back().paragraph.append(text);
        }
    }

    std::vector<Table> tables; ///< innermost first

private:
    struct Open {
        Table table;
        bool in_cell = false;
        Paragraph paragraph;               ///< being read
        std::vector<Paragraph> paragraphs; ///< of the cell, before it
    };

    static bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

    void end_paragraph() {
        if (!m_open.empty()) {
            m_open.back().paragraphs.push_back(std::exchange(m_open.back().paragraph, {}));
        }
    }

    std::vector<Open> m_open;
    std::size_t m_not_shown = 0;
    std::size_t m_rows = 0;
};

} // namespace

std::vector<Table> read_html_tables(const std::string& bytes, const std::string& name) {
    TableCollector collector;
    xml::read_html(bytes, name, collector);
    return std::move(collector.tables);
}

} // namespace diptych::reader
