#pragma once

#include "xml/reader.hpp"
#include "zip/zip_archive.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::office {

/// How a sheet calls a column: "C", from 2.
std::string column_name(std::size_t column);

inline constexpr std::size_t k_most_columns = 16'384; ///< of a sheet, as Excel has it

/// The sheets of an Excel workbook (ECMA-376 part 1, 18).
class Workbook {
public:
    struct Sheet {
        std::string name;
        std::string part;
        bool hidden = false;
    };

    /// \throws base::InputError when it is none, or a damaged one
    explicit Workbook(const zip::ZipArchive& archive);

    /// In their order; sheets of charts are left out.
    const std::vector<Sheet>& sheets() const { return m_sheets; }

    /// The names of all sheets, of charts also.
    const std::vector<std::string>& names() const { return m_names; }

    /// The texts that cells share, by their numbers.
    const std::vector<std::string>& strings() const { return m_strings; }

private:
    std::vector<Sheet> m_sheets;
    std::vector<std::string> m_names;
    std::vector<std::string> m_strings;
};

/// Told of what was skipped in a sheet. \param kind  what happened, without what is special to the place
using SheetWarning = std::function<void(std::string_view kind, std::size_t row, std::string message)>;

enum class CellKinds {
    all,   ///< of a formula its last value, of a number or date its digits
    texts, ///< what was typed as text, or is the text that a formula gives
};

/// Walks through the rows of a sheet. Cells are read as they are stored. A text in cells that are merged stands in
/// the first of them.
class SheetRows {
public:
    /// \param content   of the part of the sheet; it and all else must outlive this
    /// \param name      as messages call the file
    /// \param strings   of the workbook
    SheetRows(const std::string& content, const std::string& part_name, const std::string& name,
              const std::vector<std::string>& strings, CellKinds kinds, SheetWarning warn);

    /// \param most  columns; what stands behind them is skipped
    /// \returns false after the last row
    /// \throws base::InputError when the sheet is damaged, or cells hold the same texts again and again
    bool next(std::vector<std::string>& cells, std::size_t most = k_most_columns);

    std::size_t row() const { return m_row; }

private:
    void read_cells(std::vector<std::string>& cells);
    void skip_outside(const std::string& value);
    void count_text(std::size_t bytes);
    std::string read_value(const std::string& type);
    std::string shared_string(const std::string& index);

    xml::Reader m_reader;
    const std::string& m_name;
    const std::vector<std::string>& m_strings;
    CellKinds m_kinds;
    SheetWarning m_warn;
    std::size_t m_row = 0;
    std::string m_place; ///< of the cell being read: "B7"
    std::size_t m_most_columns = 0;
    std::size_t m_text = 0; ///< bytes of all cells so far
    std::size_t m_most_text;
};

} // namespace diptych::office
