#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tables/table_reader.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace diptych::exchange {

/// Reads the rows of a sheet of an Excel workbook (ECMA-376 part 1, 18) as a table with a header row. Cells
/// are read as they are stored: of a formula its last value, of a number or date its digits. Messages name
/// the row as the line.
///
/// \param bytes  the file; spreadsheets cannot be read in parts
/// \param sheet  the name of the sheet; empty: the first one
/// \throws base::InputError when it is no workbook, damaged, protected, or a zip bomb; base::UsageError when
///         there is no such sheet, and as TableReader
GlossaryContents read_xlsx(std::string bytes, const std::string& name, const std::string& sheet,
                           const TableOptions& options, const ConceptSink& sink,
                           base::Diagnostics& diagnostics);

/// Writes the table of make_csv_writer() as a workbook: headings bold and frozen, with a filter. It is put
/// together in a temporary folder; finish() copies it to `out`. The same entries give the same bytes.
std::unique_ptr<GlossaryWriter> make_xlsx_writer(std::ostream& out, GlossaryWriterOptions options,
                                                 base::Diagnostics& diagnostics);

} // namespace diptych::exchange
