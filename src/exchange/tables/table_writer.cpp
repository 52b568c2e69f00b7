#include "exchange/tables/table_writer.hpp"

#include "base/string.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::exchange {

std::string table_cell(std::string_view text) {
    std::string cell{text};
    const auto ends = [](char c) { return c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f'; };
    std::replace_if(cell.begin(), cell.end(), ends, ' ');
    return cell;
}

std::string quoted_cell(std::string_view text, char separator) {
    std::string cell{text};
    if (text.find_first_of("\"\r\n") == std::string_view::npos &&
        text.find(separator) == std::string_view::npos && base::trim(text) == text) {
        return cell;
    }
    for (std::size_t quote = 0; (quote = cell.find('"', quote)) != std::string::npos; quote += 2) {
        cell.insert(quote, 1, '"');
    }
    return '"' + cell + '"';
}

void TableWriter::row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            m_out << m_separator;
        }
        m_out << (m_is_quoted ? quoted_cell(cells[i], m_separator) : table_cell(cells[i]));
    }
    m_out << '\n';
}

} // namespace diptych::exchange
