#include "office/workbook.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "office/package.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace diptych::office {

namespace {

constexpr std::string_view k_no_workbook =
    "This is no Excel workbook (.xlsx), or a damaged one: it has no '{}'. Save it anew as .xlsx.";

/// A part of the workbook. \throws base::InputError when it is not there
std::string require_part(const zip::ZipArchive& archive, const std::string& part) {
    std::optional<std::string> content = archive.read(part);
    if (!content) {
        throw base::InputError{archive.name(), fmt::format(fmt::runtime(k_no_workbook), part)};
    }
    return std::move(*content);
}

/// "_x000D_" is how a workbook writes a character that XML has not (22.9.2.19, ST_Xstring).
std::string without_escapes(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        constexpr std::size_t k_length = 7;
        unsigned value = 0;
        const bool escape =
            text.substr(i, 2) == "_x" && i + k_length <= text.size() && text[i + 6] == '_' &&
            std::from_chars(text.data() + i + 2, text.data() + i + 6, value, 16).ptr == text.data() + i + 6;
        const bool surrogate = value >= 0xD800 && value < 0xE000;
        if (!escape || surrogate) {
            result += text[i];
            continue;
        }
        if (value >= 0x20 || value == '\t' || value == '\n') {
            text::append_utf8(result, static_cast<char32_t>(value));
        }
        i += k_length - 1;
    }
    return result;
}

/// The text in an <si> or <is>, whose start was just given: of its runs, without the readings of Japanese.
std::string read_rich_text(xml::Reader& reader) {
    std::string text;
    std::size_t depth = 1;
    bool in_text = false;
    while (depth != 0) {
        const xml::Event event = reader.next();
        if (event.kind == xml::EventKind::end_of_document) {
            break;
        }
        if (event.kind == xml::EventKind::start_element && event.name == "rPh") {
            reader.skip_element();
        } else if (event.kind == xml::EventKind::start_element) {
            in_text = event.name == "t";
            ++depth;
        } else if (event.kind == xml::EventKind::end_element) {
            in_text = false;
            --depth;
        } else if (in_text) {
            text += event.text;
        }
    }
    return without_escapes(text);
}

std::vector<std::string> read_shared_strings(const zip::ZipArchive& archive, const std::string& part) {
    const std::string content = require_part(archive, part);
    std::vector<std::string> strings;
    xml::Reader reader{content, archive.name_of(part)};
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind == xml::EventKind::start_element && event.name == "si") {
            strings.push_back(read_rich_text(reader));
        }
    }
    return strings;
}

/// From 0: "B7" is in column 1. Nothing when it is no place of a cell.
std::optional<std::size_t> column_of(std::string_view place) {
    std::size_t column = 0;
    for (const char c : place) {
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = 26 * column + static_cast<std::size_t>(c - 'A') + 1;
        if (column > k_most_columns) {
            return std::nullopt;
        }
    }
    return column == 0 ? std::nullopt : std::optional{column - 1};
}

/// A text that many cells share makes a small file large. Texts that cells share in earnest, such as a status or a
/// note, are at most some times as long as what refers to them.
std::size_t most_text(const std::string& sheet, const std::vector<std::string>& strings) {
    constexpr std::size_t k_any = std::size_t{32} << 20U;
    constexpr std::size_t k_times = 8;
    std::size_t written = sheet.size();
    for (const std::string& text : strings) {
        written += text.size();
    }
    return k_any + k_times * written;
}

/// The first 40 characters of a text.
std::string beginning_of(std::string_view text) {
    constexpr std::size_t k_shown = 40;
    std::size_t end = 0;
    for (std::size_t shown = 0; shown < k_shown && end < text.size(); ++shown) {
        end += text::code_point_at(text, end).length;
    }
    return std::string{text.substr(0, end)} + (end < text.size() ? "…" : "");
}

} // namespace

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (left - 1) % 26));
    }
    return name;
}

Workbook::Workbook(const zip::ZipArchive& archive) {
    std::string part = main_part(archive);
    part = part.empty() ? "xl/workbook.xml" : part;
    const std::string content = require_part(archive, part);
    const Relations relations = read_relations(archive, part);
    xml::Reader reader{content, archive.name_of(part)};
    for (xml::Event event = reader.next(); event.kind != xml::EventKind::end_of_document;
         event = reader.next()) {
        if (event.kind != xml::EventKind::start_element || event.name != "sheet") {
            continue;
        }
        m_names.push_back(xml::attribute(event.attributes, "name").value_or(""));
        std::string id;
        for (const xml::Attribute& attribute : event.attributes) {
            id = attribute.name == "id" && !attribute.namespace_uri.empty() ? attribute.value : id;
        }
        const auto relation = relations.find(id);
        if (relation != relations.end() && relation->second.type == "worksheet") {
            m_sheets.push_back({m_names.back(), relation->second.path,
                                xml::attribute(event.attributes, "state").value_or("visible") != "visible"});
        }
    }
    if (m_sheets.empty()) {
        throw base::InputError{archive.name(), "There is no sheet in this workbook."};
    }
    for (const auto& [id, relation] : relations) {
        if (relation.type == "sharedStrings") {
            m_strings = read_shared_strings(archive, relation.path);
        }
    }
}

SheetRows::SheetRows(const std::string& content, const std::string& part_name, const std::string& name,
                     const std::vector<std::string>& strings, CellKinds kinds, SheetWarning warn)
    : m_reader{content, part_name}, m_name{name}, m_strings{strings}, m_kinds{kinds},
      m_warn{std::move(warn)}, m_most_text{most_text(content, strings)} {}

bool SheetRows::next(std::vector<std::string>& cells, std::size_t most) {
    m_most_columns = most;
    cells.clear();
    for (;;) {
        xml::Event event = m_reader.next();
        if (event.kind == xml::EventKind::end_of_document) {
            return false;
        }
        if (event.kind == xml::EventKind::start_element && event.name == "row") {
            std::size_t number = 0;
            const std::string written = xml::attribute(event.attributes, "r").value_or("");
            const auto result = std::from_chars(written.data(), written.data() + written.size(), number);
            m_row = result.ec == std::errc{} && number > m_row ? number : m_row + 1;
            read_cells(cells);
            return true;
        }
    }
}

void SheetRows::read_cells(std::vector<std::string>& cells) {
    std::size_t next = 0; // column, where a cell does not say which
    for (;;) {
        xml::Event event = m_reader.next();
        if (event.kind == xml::EventKind::end_element || event.kind == xml::EventKind::end_of_document) {
            return;
        }
        if (event.kind == xml::EventKind::start_element && event.name == "c") {
            const std::optional<std::string> place = xml::attribute(event.attributes, "r");
            const std::optional<std::size_t> column = place ? column_of(*place) : next;
            m_place = place ? *place : column_name(next) + std::to_string(m_row);
            next = column.value_or(next) + 1;
            std::string value = read_value(xml::attribute(event.attributes, "t").value_or("n"));
            if (!column || *column >= k_most_columns) {
                m_warn("what is no cell was skipped", m_row,
                           fmt::format("'{}' is no cell; it was skipped.", m_place));
            } else if (*column >= m_most_columns) {
                skip_outside(value);
            } else if (!value.empty()) {
                count_text(value.size());
                cells.resize(std::max(cells.size(), *column + 1));
                cells[*column] = std::move(value);
            }
        } else if (event.kind == xml::EventKind::start_element) {
            m_reader.skip_element();
        }
    }
}

void SheetRows::skip_outside(const std::string& value) {
    if (!base::trim(value).empty()) {
        m_warn(
            "cells behind the columns were skipped", m_row,
            fmt::format("There are only {} columns; '{}', which stands behind them in {}, was skipped.",
                        m_most_columns, beginning_of(base::trim(value)), m_place));
    }
}

void SheetRows::count_text(std::size_t bytes) {
    m_text += bytes;
    if (m_text > m_most_text) {
        throw base::InputError{m_name, m_row,
                               "The cells hold the same long texts again and again, far more than the "
                               "file itself has. It is "
                               "not read. If it is a glossary, save it as CSV and import that."};
    }
}

/// The cell whose start was just given.
std::string SheetRows::read_value(const std::string& type) {
    std::string value;
    bool in_value = false;
    bool has_value = false;
    bool has_formula = false;
    for (std::size_t depth = 1; depth != 0;) {
        const xml::Event event = m_reader.next();
        if (event.kind == xml::EventKind::end_of_document) {
            break;
        }
        if (event.kind == xml::EventKind::start_element && event.name == "is") {
            value = read_rich_text(m_reader);
            has_value = true;
        } else if (event.kind == xml::EventKind::start_element && event.name == "v") {
            in_value = true;
            has_value = true;
            ++depth;
        } else if (event.kind == xml::EventKind::start_element) {
            has_formula = has_formula || event.name == "f";
            m_reader.skip_element();
        } else if (event.kind == xml::EventKind::end_element) {
            in_value = false;
            --depth;
        } else if (in_value) {
            value += event.text;
        }
    }
    if (m_kinds == CellKinds::texts && type != "s" && type != "str" && type != "inlineStr") {
        return {};
    }
    if (has_formula && !has_value) {
        m_warn("formulas without a value were read as empty", m_row,
               fmt::format("The cell {} has a formula, but not its value; it is read as empty. Open the workbook in "
                           "a spreadsheet program and save it, which works the values out.",
                           m_place));
        return {};
    }
    if (type == "e" || type == "b") {
        m_warn("cells with errors or truth values were skipped", m_row,
                   fmt::format("The cell {} holds {}, which is no text; it was skipped.", m_place,
                               type == "e"    ? "the error " + value
                               : value == "1" ? "TRUE"
                                              : "FALSE"));
        return {};
    }
    return type == "s" ? shared_string(value) : type == "str" ? without_escapes(value) : value;
}

std::string SheetRows::shared_string(const std::string& index) {
    std::size_t number = 0;
    const std::string_view digits = base::trim(index);
    const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (result.ec != std::errc{} || number >= m_strings.size()) {
        m_warn(
            "texts that are not there were read as empty", m_row,
            fmt::format("The cell {} refers to the text number '{}', which is not there; it is read "
                        "as empty.",
                        m_place, index));
        return {};
    }
    return m_strings[number];
}

} // namespace diptych::office
