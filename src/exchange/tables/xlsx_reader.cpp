#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/xlsx.hpp"
#include "exchange/vocabulary/repair_log.hpp"
#include "office/workbook.hpp"
#include "zip/zip_archive.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace diptych::exchange {

namespace {

/// \param wanted  the name of the sheet; empty: the first one
const std::string& part_of(const office::Workbook& workbook, const std::string& wanted, const std::string& name) {
    const auto& sheets = workbook.sheets();
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const office::Workbook::Sheet& sheet) {
        return wanted.empty() || sheet.name == wanted;
    });
    if (found == sheets.end()) {
        throw base::UsageError{fmt::format("{}: There is no sheet '{}'. The sheets are: {}.", name, wanted,
                                           base::join(workbook.names(), ", "))};
    }
    return found->part;
}

} // namespace

GlossaryContents read_xlsx(std::string bytes, const std::string& name, const std::string& sheet,
                           const TableOptions& options, const ConceptSink& sink,
                           base::Diagnostics& diagnostics) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        throw base::InputError{name,
                               "This is an old Excel file, or one with a password. Save it as .xlsx, without "
                               "a password."};
    }
    const zip::ZipArchive archive{std::move(bytes), name};
    const office::Workbook workbook{archive};
    const std::string& part = part_of(workbook, sheet, name);
    const std::optional<std::string> content = archive.read(part);
    if (!content) {
        throw base::InputError{name, fmt::format("This is no Excel workbook (.xlsx), or a damaged one: it has no "
                                                 "'{}'. Save it anew as .xlsx.",
                                                 part)};
    }
    RepairLog log{name, diagnostics};
    office::SheetRows rows{*content, archive.name_of(part), name, workbook.strings(), office::CellKinds::all,
                           [&](std::string_view kind, std::size_t row, std::string message) {
                               log.warn(kind, row, std::move(message));
                           }};
    TableOptions of_sheet = options;
    of_sheet.of_sheet = true;
    TableReader table{name, std::move(of_sheet), sink, diagnostics};
    const auto next = [&](std::vector<std::string>& cells, std::size_t most) {
        while (rows.next(cells, most)) {
            if (!std::all_of(cells.begin(), cells.end(),
                             [](const std::string& cell) { return base::trim(cell).empty(); })) {
                return true;
            }
        }
        return false;
    };
    std::vector<std::vector<std::string>> beginning;
    std::vector<std::size_t> numbers;
    std::vector<std::string> cells;
    while (beginning.size() < TableReader::k_most_headings && next(cells, office::k_most_columns)) {
        beginning.push_back(cells);
        numbers.push_back(rows.row());
    }
    for (std::size_t i = table.begin(beginning, numbers); i < beginning.size(); ++i) {
        table.row(beginning[i], numbers[i]);
    }
    while (next(cells, table.columns())) {
        table.row(cells, rows.row());
    }
    log.finish();
    return table.finish("");
}

} // namespace diptych::exchange
