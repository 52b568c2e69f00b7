#pragma once

#include "model/source_text.hpp"
#include "reader/tables.hpp"

#include <string>

namespace diptych::reader {

/// The texts in an Excel workbook, cell by cell: sheet by sheet, row by row. Numbers, dates and truth values are no
/// text and are left out, and so are hidden sheets.
/// \param name  as messages call the file
/// \throws base::InputError when it is none, is damaged, or has no text
model::SourceText read_xlsx_text(std::string bytes, const std::string& name);

/// The same as tables, one a sheet.
std::vector<Table> read_xlsx_tables(std::string bytes, const std::string& name);

} // namespace diptych::reader
