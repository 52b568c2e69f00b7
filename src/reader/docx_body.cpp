#include "reader/docx_body.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>

namespace diptych::reader {

namespace {

using xml::Event;
using xml::EventKind;

constexpr std::string_view k_compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
constexpr std::string_view k_math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
constexpr std::string_view k_strict_math = "http://purl.oclc.org/ooxml/officeDocument/math";

/// Elements whose text is not printed as text of the document, or no longer.
bool is_left_out(const Event& event) {
    static constexpr std::string_view k_names[] = {
        "del",         "moveFrom",
        "instrText",   "delInstrText",
        "delText",     "rt",
        "sdtPr",       "sdtEndPr",
        "customXmlPr", "smartTagPr",
        "tblPr",       "tblGrid",
        "trPr",        "tcPr",
        "tblPrEx",     "rubyPr",
        "ffData",      "fldData",
        "altChunk",    "footnoteRef",
        "endnoteRef",  "annotationRef",
        "pgNum",       "commentReference",
        "separator",   "continuationSeparator",
    };
    return is_word(event) &&
           std::find(std::begin(k_names), std::end(k_names), event.name) != std::end(k_names);
}

/// Whether the properties of a content control, whose start was given, say that its content is a prompt.
bool shows_prompt(xml::Reader& reader) {
    bool shows = false;
    for (Event event = reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document; event = reader.next()) {
        if (event.kind == EventKind::start_element) {
            shows = is_word(event, "showingPlcHdr") ? is_on(event) : shows;
            reader.skip_element();
        }
    }
    return shows;
}

/// w:sym: a character by its number in a font.
std::string symbol_text(const Event& event) {
    const std::string digits = word_attribute(event, "char");
    std::uint32_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (failure != std::errc{} || end != digits.data() + digits.size() || value < ' ' || surrogate ||
        value > 0x10FFFF) {
        return {};
    }
    std::string text;
    text::append_utf8(text, static_cast<char32_t>(value));
    return text;
}

} // namespace

void DocxNoteNumbering::read(xml::Reader& reader) {
    for (Event event = reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        const std::string value = word_attribute(event, "val");
        if (is_word(event, "numFmt")) {
            style = docx_number_style(value);
        } else if (is_word(event, "numStart")) {
            start = parse_number(value).value_or(1);
        } else if (is_word(event, "numRestart")) {
            restart_in_section = value == "eachSect";
        }
        reader.skip_element();
    }
}

std::vector<Paragraph> DocxBody::read() {
    read_blocks();
    if (m_joined) {
        m_paragraphs.push_back(std::move(*m_joined));
        m_joined.reset();
    }
    return std::move(m_paragraphs);
}

/// mc:AlternateContent says the same thing several times, for programs of different age: the first is read.
template <typename Content>
void DocxBody::read_alternatives(Content content) {
    bool taken = false;
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (taken) {
            m_reader.skip_element();
        } else {
            content();
            taken = true;
        }
    }
}

/// A content control that shows what to put into it has nothing of the document's (w:showingPlcHdr, 17.5.2.39).
template <typename Content>
void DocxBody::read_control(Content content) {
    bool is_prompt = false;
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "sdtPr")) {
            is_prompt = shows_prompt(m_reader);
        } else if (is_prompt || !is_word(event, "sdtContent")) {
            m_reader.skip_element();
        } else {
            content();
        }
    }
}

// Recursion here and below goes no deeper than xml::Reader::k_greatest_depth.
void DocxBody::read_blocks() {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "p")) {
            read_paragraph();
        } else if (is_word(event, "sectPr")) {
            read_section();
        } else if (m_context.takes_tables && is_word(event, "tbl")) {
            Table table;
            read_table(table);
            m_context.tables.push_back(std::move(table));
        } else if (event.name == "AlternateContent" && event.namespace_uri == k_compatibility) {
            read_alternatives([this] { read_blocks(); });
        } else if (is_word(event, "sdt")) {
            read_control([this] { read_blocks(); });
        } else if (is_left_out(event)) {
            m_reader.skip_element();
        } else {
            read_blocks(); // tables, rows, cells
        }
    }
}

/// Rows and cells may stand in content controls.
void DocxBody::read_table(Table& table) {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "tc") && !table.rows.empty()) {
            table.rows.back().cells.push_back(read_cell());
        } else if (is_left_out(event)) {
            m_reader.skip_element();
        } else {
            if (is_word(event, "tr")) {
                table.rows.push_back({{}, ++m_context.table_rows});
            }
            read_table(table);
        }
    }
}

Cell DocxBody::read_cell() {
    DocxBody inside{m_reader, m_context};
    return cell_of(inside.read());
}

void DocxBody::read_paragraph() {
    OpenParagraph open;
    if (m_joined) {
        open.paragraph = std::move(*m_joined);
        m_joined.reset();
    }
    DocxProperties properties;
    RunState state;
    begin_paragraph(properties, open, state);
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "pPr")) {
            read_properties(m_reader, properties);
            begin_paragraph(properties, open, state);
        } else {
            read_word_element(event, open, state);
        }
    }
    end_paragraph(open, properties);
}

void DocxBody::begin_paragraph(const DocxProperties& properties, OpenParagraph& open, RunState& state) const {
    open.style = properties.style.value_or("");
    const DocxProperties style = m_context.styles.resolve(open.style);
    state.hidden = style.hidden.value_or(false);
    state.language = style.language.value_or(m_context.styles.default_language());
}

void DocxBody::end_paragraph(OpenParagraph& open, const DocxProperties& properties) {
    // A field's code ends in the paragraph in which it begins. Should a damaged file have no end of one, the
    // text that follows is not lost.
    if (in_field_code()) {
        std::fill(m_fields.begin(), m_fields.end(), false);
        m_codes = 0;
    }
    if (properties.section_ends) {
        ++m_context.section;
    }
    // A letter in a frame of its own is the first of the paragraph that follows (w:dropCap, 17.3.1.11).
    if (properties.mark_removed || properties.drop_cap) {
        m_joined = std::move(open.paragraph);
    } else {
        const DocxProperties style = m_context.styles.resolve(open.style);
        constexpr std::int64_t k_body_text = 9;
        const std::int64_t outline =
            properties.outline_level.value_or(style.outline_level.value_or(k_body_text));
        const auto kind = m_context.styles.kind_of(open.style);
        const bool has_level = outline >= 0 && outline < k_body_text;
        if (has_level && kind != model::UnitKind::title) {
            open.paragraph.kind = model::UnitKind::heading;
        } else if (kind == model::UnitKind::title || !properties.outline_level) {
            open.paragraph.kind = kind ? kind : open.paragraph.kind;
        }
        number(open.paragraph, properties, open.style);
        m_paragraphs.push_back(std::move(open.paragraph));
    }
    std::move(open.boxes.begin(), open.boxes.end(), std::back_inserter(m_paragraphs));
}

void DocxBody::number(Paragraph& paragraph, const DocxProperties& properties,
                      const std::string& style) const {
    const DocxProperties of_style = m_context.styles.resolve(style);
    const auto list = properties.list ? properties.list : of_style.list;
    if (!list || *list == 0) {
        return;
    }
    auto level = properties.list_level;
    if (!level && !properties.list) {
        level = m_context.numbering.level_of_style(*list, style);
    }
    if (!level) {
        level = of_style.list_level;
    }
    paragraph.label = m_context.numbering.next_label(*list, level.value_or(0));
}

void DocxBody::read_inline(OpenParagraph& open, RunState& state) {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind == EventKind::start_element) {
            read_word_element(event, open, state);
        }
    }
}

void DocxBody::read_word_element(const Event& event, OpenParagraph& open, RunState& state) {
    const bool word = is_word(event);
    const std::string& name = event.name;
    const auto is = [&](std::string_view wanted) { return word && name == wanted; };
    if (is_left_out(event)) {
        m_reader.skip_element();
    } else if (is("rPr")) {
        read_run_properties(state);
    } else if (is("t") ||
               (name == "t" && (event.namespace_uri == k_math || event.namespace_uri == k_strict_math))) {
        read_text(open, state);
    } else if (is("txbxContent")) {
        read_text_box(open);
    } else if (is("footnoteReference") || is("endnoteReference")) {
        read_note_call(event, open, state);
        m_reader.skip_element();
    } else if (is("fldChar")) {
        read_field_mark(event);
        m_reader.skip_element();
    } else if (is("tab") || is("ptab") || is("br") || is("cr")) {
        add_text(open, state, " ");
        m_reader.skip_element();
    } else if (is("noBreakHyphen")) {
        add_text(open, state, "\u2011");
        m_reader.skip_element();
    } else if (is("sym")) {
        add_text(open, state, symbol_text(event));
        m_reader.skip_element();
    } else if (name == "AlternateContent" && event.namespace_uri == k_compatibility) {
        RunState inner = state;
        read_alternatives([&] { read_inline(open, inner); });
    } else if (is("sdt")) {
        RunState inner = state;
        read_control([&] { read_inline(open, inner); });
    } else { // runs, insertions, links, fields, drawings
        RunState inner = state;
        read_inline(open, inner);
    }
}

void DocxBody::read_run_properties(RunState& state) {
    DocxProperties properties;
    read_properties(m_reader, properties);
    if (properties.style) {
        const DocxProperties style = m_context.styles.resolve(*properties.style);
        state.hidden = style.hidden.value_or(state.hidden);
        state.language = style.language.value_or(state.language);
    }
    state.hidden = properties.hidden.value_or(state.hidden);
    state.language = properties.language.value_or(state.language);
}

void DocxBody::read_text(OpenParagraph& open, RunState& state) {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind == EventKind::text) {
            add_text(open, state, event.text);
        } else if (event.kind == EventKind::start_element) {
            m_reader.skip_element();
        }
    }
}

void DocxBody::add_text(OpenParagraph& open, RunState& state, std::string_view text) {
    if (state.hidden || in_field_code()) {
        return;
    }
    if (state.custom_note) {
        m_context.text.notes()[*state.custom_note].label += text;
        return;
    }
    open.paragraph.append(text);
    m_context.text.count_language(state.language, text.size());
}

void DocxBody::read_note_call(const Event& event, OpenParagraph& open, RunState& state) {
    if (state.hidden || in_field_code()) {
        return;
    }
    Note note;
    note.endnote = event.name == "endnoteReference";
    note.label_in_text = !word_attribute(event, "customMarkFollows").empty() &&
                         word_attribute(event, "customMarkFollows") != "0" &&
                         word_attribute(event, "customMarkFollows") != "false";
    auto& contents = note.endnote ? m_context.endnotes : m_context.footnotes;
    const auto found = contents.find(word_attribute(event, "id"));
    if (found != contents.end()) {
        note.paragraphs = std::move(found->second);
        contents.erase(found);
    }
    const bool custom = note.label_in_text;
    const std::size_t number = m_context.text.add_note(std::move(note));
    m_context.note_sections.push_back(m_context.section);
    open.paragraph.call(number);
    if (custom) {
        state.custom_note = number;
    }
}

void DocxBody::read_field_mark(const Event& event) {
    const std::string type = word_attribute(event, "fldCharType");
    if (type == "begin") {
        m_fields.push_back(true);
        ++m_codes;
    } else if (m_fields.empty()) {
        return;
    } else if (type == "separate" || type == "end") {
        m_codes -= m_fields.back() ? 1U : 0U;
        m_fields.back() = false;
        if (type == "end") {
            m_fields.pop_back();
        }
    }
}

void DocxBody::read_text_box(OpenParagraph& open) {
    DocxBody box{m_reader, m_context};
    std::vector<Paragraph> paragraphs = box.read();
    if (!in_field_code()) {
        std::move(paragraphs.begin(), paragraphs.end(), std::back_inserter(open.boxes));
    }
}

void DocxBody::read_section() {
    for (Event event = m_reader.next();
         event.kind != EventKind::end_element && event.kind != EventKind::end_of_document;
         event = m_reader.next()) {
        if (event.kind != EventKind::start_element) {
            continue;
        }
        if (is_word(event, "footnotePr")) {
            m_context.footnote_numbering.read(m_reader);
        } else if (is_word(event, "endnotePr")) {
            m_context.endnote_numbering.read(m_reader);
        } else {
            m_reader.skip_element();
        }
    }
}

} // namespace diptych::reader
