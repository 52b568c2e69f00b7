#include "reader/xlsx.hpp"

#include "base/string.hpp"
#include "office/workbook.hpp"
#include "reader/office_text.hpp"
#include "zip/zip_archive.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace diptych::reader {

namespace {

using Cells = std::vector<std::string>;

/// Calls `use` for each row with a cell, and `begin` before the rows of each sheet.
void visit_rows(std::string bytes, const std::string& name, const std::function<void()>& begin,
                const std::function<void(const Cells& cells, std::size_t row)>& use) {
    const zip::ZipArchive archive{std::move(bytes), name};
    const office::Workbook workbook{archive};
    for (const office::Workbook::Sheet& sheet : workbook.sheets()) {
        const auto content = sheet.hidden ? std::nullopt : archive.read(sheet.part);
        if (!content) {
            continue;
        }
        begin();
        // What is no text is passed over without a word, as in other documents.
        office::SheetRows rows{*content,
                               archive.name_of(sheet.part),
                               name,
                               workbook.strings(),
                               office::CellKinds::texts,
                               [](std::string_view, std::size_t, const std::string&) {}};
        for (Cells cells; rows.next(cells);) {
            if (!cells.empty()) {
                use(cells, rows.row());
            }
        }
    }
}

/// A cell may have several lines, which are paragraphs of it.
Cell paragraphs_of(const std::string& text) {
    Cell cell;
    for (const std::string_view line : base::split(text, '\n')) {
        Paragraph paragraph;
        paragraph.append(line);
        paragraph.trim_end();
        if (!paragraph.empty()) {
            cell.push_back(paragraph.text());
        }
    }
    return cell;
}

} // namespace

model::SourceText read_xlsx_text(std::string bytes, const std::string& name) {
    OfficeText text;
    visit_rows(
        std::move(bytes), name, [] {},
        [&](const Cells& cells, std::size_t) {
            for (const std::string& cell : cells) {
                for (const std::string& line : paragraphs_of(cell)) {
                    Paragraph paragraph;
                    paragraph.kind = model::UnitKind::paragraph;
                    paragraph.append(line);
                    text.add(std::move(paragraph));
                }
            }
        });
    return text.finish(name);
}

std::vector<Table> read_xlsx_tables(std::string bytes, const std::string& name) {
    std::vector<Table> tables;
    visit_rows(
        std::move(bytes), name, [&] { tables.emplace_back(); },
        [&](const Cells& cells, std::size_t number) {
            Table::Row row{{}, number};
            for (const std::string& cell : cells) {
                row.cells.push_back(paragraphs_of(cell));
            }
            tables.back().rows.push_back(std::move(row));
        });
    return tables;
}

} // namespace diptych::reader
