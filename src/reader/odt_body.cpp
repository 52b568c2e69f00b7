#include "reader/odt_body.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

constexpr std::string_view k_svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
constexpr std::string_view k_presentation = "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0";
constexpr std::string_view k_mathml = "http://www.w3.org/1998/Math/MathML";

/// Elements whose text is not printed as text of the document, or no longer.
bool is_left_out(const Event& event) {
    const std::string& name = event.name;
    if (event.namespace_uri == k_odf_text) {
        const bool hidden_section =
            name == "section" && (odf_attribute(event, k_odf_text, "display") == "none" ||
                                  odf_attribute(event, k_odf_text, "is-hidden") == "true");
        const bool hidden_text =
            name == "hidden-text" && odf_attribute(event, k_odf_text, "is-hidden") != "false";
        return name == "tracked-changes" || name == "ruby-text" || name == "script" || hidden_section ||
               hidden_text || name.ends_with("-source") || name.ends_with("-decls");
    }
    if (event.namespace_uri == k_odf_drawing) {
        return name == "object" || name == "object-ole" || name == "image";
    }
    if (event.namespace_uri == k_odf_table) {
        return name == "covered-table-cell";
    }
    return event.namespace_uri == k_odf_office || event.namespace_uri == k_svg ||
           event.namespace_uri == k_mathml;
}

} // namespace

std::vector<Paragraph> OdtBody::read() {
    read_blocks();
    return std::move(m_paragraphs);
}

// Recursion here and below goes no deeper than xml::Reader::k_greatest_depth.
void OdtBody::read_blocks() {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind == EventKind::start_element) {
            read_block(event);
        }
    }
}

void OdtBody::read_block(const Event& event) {
    const bool text = event.namespace_uri == k_odf_text;
    if (text && (event.name == "p" || event.name == "h")) {
        read_paragraph(event);
    } else if (text && event.name == "list") {
        read_list(event);
    } else if (is_left_out(event) || is_no_text(event)) {
        m_reader.skip_element();
    } else if (m_takes_tables && is_odf(event, k_odf_table, "table")) {
        Table table;
        read_rows(table);
        m_tables.push_back(std::move(table));
    } else if (is_odf(event, k_odf_drawing, "frame")) {
        read_frame(event);
    } else {
        read_blocks(); // sections, tables, rows, cells, slides, indexes
    }
}

/// Whether this is a cell of a sheet with a number, a date or a truth value, whose text is how it is shown.
bool OdtBody::is_no_text(const Event& cell) const {
    if (m_content != Content::sheets || !is_odf(cell, k_odf_table, "table-cell")) {
        return false;
    }
    const std::string type = odf_attribute(cell, k_odf_office, "value-type");
    return !type.empty() && type != "string";
}

/// A frame of a slide says whether it is the slide's title.
void OdtBody::read_frame(const Event& start) {
    const std::string what = odf_attribute(start, k_presentation, "class");
    const auto around = std::exchange(m_frame, what == "title" ? std::optional{model::UnitKind::heading} : m_frame);
    read_blocks();
    m_frame = around;
}

std::vector<Table> OdtBody::read_tables() {
    m_takes_tables = true;
    read_blocks();
    return std::move(m_tables);
}

/// Rows may stand in groups, and in headers.
void OdtBody::read_rows(Table& table) {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_odf(event, k_odf_table, "table-row")) {
            const auto times = parse_number(odf_attribute(event, k_odf_table, "number-rows-repeated")).value_or(1);
            Table::Row row{{}, m_rows + 1};
            m_rows += static_cast<std::size_t>(std::max<std::int64_t>(times, 1));
            read_cells(row);
            if (!row.cells.empty()) {
                table.rows.push_back(std::move(row));
            }
        } else if (event.namespace_uri == k_odf_table && event.name.find("row") != std::string::npos) {
            read_rows(table);
        } else {
            m_reader.skip_element();
        }
    }
}

/// Cells at the end of a row that are empty are left out: a sheet may say that there are thousands.
void OdtBody::read_cells(Table::Row& row) {
    constexpr std::int64_t k_most_empty = 1000;
    std::size_t empty = 0; // before the next cell with a text
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        const auto times = parse_number(odf_attribute(event, k_odf_table, "number-columns-repeated")).value_or(1);
        Cell cell;
        if (is_odf(event, k_odf_table, "table-cell") && !is_no_text(event)) {
            cell = cell_of(read_apart());
        } else {
            m_reader.skip_element();
        }
        if (cell.empty()) {
            empty += static_cast<std::size_t>(std::clamp<std::int64_t>(times, 1, k_most_empty));
            continue;
        }
        row.cells.resize(row.cells.size() + std::exchange(empty, 0));
        row.cells.push_back(cell);
        if (times > 1) { // as many may follow as a pair needs: no table has more of the same in earnest
            row.cells.push_back(std::move(cell));
        }
    }
}

void OdtBody::read_list(const Event& start) {
    const std::string style = odf_attribute(start, k_odf_text, "style-name");
    List list;
    if (!m_lists.empty()) {
        list.style = style.empty() ? m_lists.back().style : style;
        list.counters = m_lists.back().counters;
    } else {
        list.style = style;
        const auto by_id = m_counters_by_id.find(odf_attribute(start, k_odf_text, "continue-list"));
        const auto by_style = m_counters_by_style.find(style);
        if (by_id != m_counters_by_id.end()) {
            list.counters = by_id->second;
        } else if (odf_attribute(start, k_odf_text, "continue-numbering") == "true" &&
                   by_style != m_counters_by_style.end()) {
            list.counters = by_style->second;
        } else {
            list.counters = std::make_shared<OdtCounters>();
        }
        m_counters_by_style[style] = list.counters;
    }
    const auto id = xml::attribute(start.attributes, "id", xml::k_xml_namespace);
    if (id) {
        m_counters_by_id[*id] = list.counters;
    }
    m_lists.push_back(std::move(list));
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind == EventKind::start_element) {
            m_lists.back().label_due = is_odf(event, k_odf_text, "list-item");
            m_lists.back().start = parse_number(odf_attribute(event, k_odf_text, "start-value"));
            read_blocks();
        }
    }
    m_lists.pop_back();
}

std::string OdtBody::list_label(const std::string& paragraph_style) {
    List& list = m_lists.back();
    if (!std::exchange(list.label_due, false)) {
        return {};
    }
    const std::string style = list.style.empty() ? m_styles.list_style_of(paragraph_style) : list.style;
    const OdtListStyle* levels = m_styles.find_list(style);
    if (levels == nullptr) {
        return {};
    }
    const std::size_t level = std::min(m_lists.size(), k_odt_levels) - 1;
    return next_odt_label(*levels, *list.counters, level, list.start);
}

std::string OdtBody::heading_label(const Event& start) {
    const auto number = parse_number(odf_attribute(start, k_odf_text, "outline-level")).value_or(1);
    if (number < 1 || number > static_cast<std::int64_t>(k_odt_levels) ||
        odf_attribute(start, k_odf_text, "is-list-header") == "true") {
        return {};
    }
    std::optional<std::int64_t> restart;
    if (odf_attribute(start, k_odf_text, "restart-numbering") == "true") {
        restart = parse_number(odf_attribute(start, k_odf_text, "start-value")).value_or(1);
    }
    return next_odt_label(m_styles.outline(), m_headings, static_cast<std::size_t>(number - 1), restart);
}

void OdtBody::read_paragraph(const Event& start) {
    const std::string style = odf_attribute(start, k_odf_text, "style-name");
    OpenParagraph open;
    open.paragraph.kind = m_styles.kind_of(style);
    open.paragraph.kind = open.paragraph.kind ? open.paragraph.kind : m_frame;
    if (start.name == "h" && open.paragraph.kind != model::UnitKind::title) {
        open.paragraph.kind = model::UnitKind::heading;
    }
    if (!m_lists.empty()) {
        open.paragraph.label = list_label(style);
    } else if (start.name == "h") {
        open.paragraph.label = heading_label(start);
    }
    RunState state;
    state.hidden = m_styles.hidden(OdtStyles::Family::paragraph, style).value_or(false);
    state.language = m_styles.language(OdtStyles::Family::paragraph, style);
    if (state.language.empty()) {
        state.language = m_styles.default_language();
    }
    read_inline(open, state);
    m_paragraphs.push_back(std::move(open.paragraph));
    std::move(open.boxes.begin(), open.boxes.end(), std::back_inserter(m_paragraphs));
}

void OdtBody::read_inline(OpenParagraph& open, const RunState& state) {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind == EventKind::text) {
            add_text(open, state, event.text);
        } else if (event.kind != EventKind::start_element) {
            continue;
        } else if (is_left_out(event)) {
            m_reader.skip_element();
        } else if (event.namespace_uri == k_odf_text) {
            read_text_element(event, open, state);
        } else if (event.namespace_uri == k_odf_drawing) {
            std::vector<Paragraph> box = read_apart();
            std::move(box.begin(), box.end(), std::back_inserter(open.boxes));
        } else {
            read_inline(open, state);
        }
    }
}

void OdtBody::read_text_element(const Event& event, OpenParagraph& open, const RunState& state) {
    const std::string& name = event.name;
    if (name == "s" || name == "tab" || name == "line-break") {
        add_text(open, state, " ");
        m_reader.skip_element();
    } else if (name == "note") {
        read_note(event, open, state);
    } else if (name == "span") {
        const std::string style = odf_attribute(event, k_odf_text, "style-name");
        const std::string language = m_styles.language(OdtStyles::Family::text, style);
        RunState span = state;
        span.hidden = m_styles.hidden(OdtStyles::Family::text, style).value_or(state.hidden);
        span.language = language.empty() ? state.language : language;
        read_inline(open, span);
    } else {
        read_inline(open, state); // links, fields, marks
    }
}

void OdtBody::read_note(const Event& start, OpenParagraph& open, const RunState& state) {
    Note note;
    note.endnote = odf_attribute(start, k_odf_text, "note-class") == "endnote";
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_odf(event, k_odf_text, "note-citation")) {
            OpenParagraph citation;
            read_inline(citation, {});
            citation.paragraph.trim_end();
            note.label = citation.paragraph.text();
        } else if (is_odf(event, k_odf_text, "note-body")) {
            note.paragraphs = read_apart();
        } else {
            m_reader.skip_element();
        }
    }
    if (!state.hidden) {
        open.paragraph.call(m_text.add_note(std::move(note)));
    }
}

/// The paragraphs of a note or a text box, which no list around them numbers.
std::vector<Paragraph> OdtBody::read_apart() {
    std::vector<Paragraph> around = std::exchange(m_paragraphs, {});
    std::vector<List> lists = std::exchange(m_lists, {});
    read_blocks();
    m_lists = std::move(lists);
    return std::exchange(m_paragraphs, std::move(around));
}

void OdtBody::add_text(OpenParagraph& open, const RunState& state, std::string_view text) {
    if (!state.hidden) {
        open.paragraph.append(text);
        m_text.count_language(state.language, text.size());
    }
}

} // namespace diptych::reader
