#include "exchange/tables/table_writer.hpp"

#include "base/string.hpp"

#include <algorithm>
#include <array>
#include <ios>
#include <ostream>

namespace diptych::exchange {

namespace {

/// Of the stream, where its flag stands (std::ios_base::iword).
int safety_index() {
    static const int index = std::ios_base::xalloc();
    return index;
}

/// Whether a spreadsheet may take the text for a formula: by its first character but for white space and for
/// quotes, which it takes away. Numbers are harmless.
bool may_be_formula(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\v\f\"");
    const std::string_view begin = first == std::string_view::npos ? std::string_view{} : text.substr(first);
    const bool is_sign = begin.starts_with('+') || begin.starts_with('-');
    if (is_sign && begin.size() > 1 && begin.find_first_not_of("0123456789.,", 1) == std::string_view::npos) {
        return false;
    }
    constexpr std::array<std::string_view, 8> k_beginnings{"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    return std::any_of(k_beginnings.begin(), k_beginnings.end(),
                       [&](std::string_view each) { return begin.starts_with(each); });
}

} // namespace

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

void set_spreadsheet_safe(std::ostream& out, bool is_safe) {
    out.iword(safety_index()) = is_safe ? 1 : 0;
}

std::string TableWriter::cell(const std::string& text) const {
    const std::string safe = m_out.iword(safety_index()) != 0 && may_be_formula(text) ? '\'' + text : text;
    return m_is_quoted ? quoted_cell(safe, m_separator) : table_cell(safe);
}

void TableWriter::row(const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) {
            m_out << m_separator;
        }
        m_out << cell(cells[i]);
    }
    m_out << '\n';
}

} // namespace diptych::exchange
