#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// `text` in a cell of a table in text.
/// \param separator  a tab: tabs and line ends (LF, CR, VT, FF) are each a space, and there are no quotes.
/// Another one: as RFC 4180 has it, in double quotes where it has to be. Nothing else is changed.
std::string table_cell(std::string_view text, char separator);

/// `text` on a line of its own, or between tabs.
inline std::string table_cell(std::string_view text) {
    return table_cell(text, '\t');
}

/// Writes a table in text: lines of cells, ended by LF.
class TableWriter {
public:
    TableWriter(std::ostream& out, char separator) : m_out{out}, m_separator{separator} {}

    void row(const std::vector<std::string>& cells);

private:
    std::ostream& m_out;
    char m_separator;
};

} // namespace diptych::exchange
