#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// `text` on a line of its own, or between tabs without quotes: tabs and line ends (LF, CR, VT, FF) are each
/// a space. Nothing else is changed.
std::string table_cell(std::string_view text);

/// `text` as RFC 4180 has it, in double quotes where it has to be. Nothing is changed.
std::string quoted_cell(std::string_view text, char separator);

/// Whether tables in that stream are safe for spreadsheets: what would be a formula in a cell gets an
/// apostrophe before it (OWASP, "CSV Injection"), and is another text from then on.
void set_spreadsheet_safe(std::ostream& out, bool is_safe);

/// Writes a table in text: lines of cells, ended by LF.
class TableWriter {
public:
    /// Cells between tabs are table_cell(), others quoted_cell().
    TableWriter(std::ostream& out, char separator) : TableWriter{out, separator, separator != '\t'} {}

    TableWriter(std::ostream& out, char separator, bool is_quoted)
        : m_out{out}, m_separator{separator}, m_is_quoted{is_quoted} {}

    void row(const std::vector<std::string>& cells);

private:
    std::string cell(const std::string& text) const;

    std::ostream& m_out;
    char m_separator;
    bool m_is_quoted;
};

} // namespace diptych::exchange
