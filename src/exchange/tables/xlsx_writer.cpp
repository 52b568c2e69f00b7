#include "base/error.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/string.hpp"
#include "base/temporary_file.hpp"
#include "exchange/tables/table_columns.hpp"
#include "exchange/tables/xlsx.hpp"
#include "text/utf8.hpp"
#include "xml/writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_most_rows = LXW_ROW_MAX;
constexpr std::size_t k_longest_cell = 32'767; ///< of Excel, in UTF-16 code units
constexpr double k_term_width = 32;            ///< of columns, in digits of the default font
constexpr double k_other_width = 18;
constexpr time_t k_creation = 1'577'836'800; ///< 2020-01-01: a date of its own would make each file another

struct CloseWorkbook {
    void operator()(lxw_workbook* workbook) const noexcept { workbook_close(workbook); }
};

std::size_t utf16_length(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < text.size();) {
        const text::CodePoint c = text::code_point_at(text, i);
        length += c.value < 0x10000 ? 1U : 2U;
        i += c.length;
    }
    return length;
}

bool is_hexadecimal(char c) {
    return base::is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// As a workbook has it: lines end with LF, and what looks like the escape of a character, "_x0041_", begins
/// with that of its underscore (ECMA-376 part 1, 22.9.2.19).
std::string escaped(std::string_view text) {
    constexpr std::size_t k_length = 7;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i, k_length);
        const bool escape = rest.size() == k_length && rest.starts_with("_x") && rest.back() == '_' &&
                            std::all_of(rest.begin() + 2, rest.end() - 1, is_hexadecimal);
        if (text[i] == '\r') {
            result += text.substr(i + 1).starts_with('\n') ? "" : "\n";
        } else {
            result += escape ? "_x005F_" : std::string{text[i]};
        }
    }
    return result;
}

class XlsxWriter : public GlossaryWriter {
public:
    XlsxWriter(std::ostream& out, GlossaryWriterOptions options, base::Diagnostics& diagnostics)
        : m_out{out}, m_options{std::move(options)}, m_diagnostics{diagnostics} {
        lxw_workbook_options workbook_options{};
        workbook_options.constant_memory = LXW_TRUE;
        workbook_options.tmpdir = m_folder.data();
        m_workbook.reset(workbook_new_opt(m_file.name().c_str(), &workbook_options));
        m_sheet = m_workbook == nullptr ? nullptr : workbook_add_worksheet(m_workbook.get(), "Glossary");
        if (m_sheet == nullptr) {
            throw base::Error{fmt::format(
                "The workbook could not be begun in {}. Make room there, or set TMPDIR.", m_folder)};
        }
    }

    void add(const model::Concept& entry) override {
        begin(&entry);
        if (!m_columns->has_terms_of(entry, m_omissions)) {
            return;
        }
        if (m_row >= k_most_rows) {
            m_omissions.add("A sheet of Excel has 1048576 rows, and it is full", entry.id);
            return;
        }
        write(m_columns->row(entry, m_omissions), entry.id, nullptr);
        ++m_written;
    }

    void finish() override {
        begin(nullptr);
        const auto columns = static_cast<lxw_col_t>(m_columns->roles().size() - 1);
        worksheet_autofilter(m_sheet, 0, 0, m_row - 1, columns);
        const lxw_error error = workbook_close(m_workbook.release());
        if (error != LXW_NO_ERROR) {
            throw base::Error{
                fmt::format("The workbook could not be written in {}: {}. Make room there, or set "
                            "TMPDIR.",
                            m_folder, lxw_strerror(error))};
        }
        std::istringstream no_input;
        base::InputStream file{m_file.name(), no_input};
        m_out << file.stream().rdbuf();
        m_omissions.report(m_options.name, m_diagnostics);
    }

    std::size_t written() const override { return m_written; }

private:
    void begin(const model::Concept* first) {
        if (m_columns) {
            return;
        }
        m_columns.emplace(table_languages(m_options, first), m_options.categories);
        lxw_doc_properties properties{};
        std::string title = xml::legal_text(m_options.title);
        properties.title = title.data();
        properties.created = k_creation;
        workbook_set_properties(m_workbook.get(), &properties);
        lxw_format* const bold = workbook_add_format(m_workbook.get());
        format_set_bold(bold);
        const std::vector<ColumnRole>& roles = m_columns->roles();
        for (std::size_t i = 0; i < roles.size(); ++i) {
            const bool wide = roles[i].category == "term" || roles[i].category == "definition";
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(m_sheet, column, column, wide ? k_term_width : k_other_width, nullptr);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        write(m_columns->headings(), {}, bold);
    }

    void write(const std::vector<std::string>& cells, const std::string& entry_id, lxw_format* format) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const std::string text = xml::legal_text(cells[i]);
            if (text.size() != cells[i].size()) {
                m_omissions.add("Excel does not allow for a control character", entry_id);
            }
            if (text.empty()) {
                continue;
            }
            if (utf16_length(text) > k_longest_cell) {
                m_omissions.add("A cell of Excel holds 32767 characters, and this text is longer", entry_id);
                continue;
            }
            worksheet_write_string(m_sheet, m_row, static_cast<lxw_col_t>(i), escaped(text).c_str(), format);
        }
        ++m_row;
    }

    std::ostream& m_out;
    GlossaryWriterOptions m_options;
    base::Diagnostics& m_diagnostics;
    std::string m_folder = base::temporary_folder().string(); ///< the workbook keeps a pointer to it
    base::TemporaryFile m_file{m_folder + "/glossary.xlsx"};
    std::unique_ptr<lxw_workbook, CloseWorkbook> m_workbook;
    lxw_worksheet* m_sheet = nullptr; ///< the workbook's
    lxw_row_t m_row = 0;
    std::optional<TableColumns> m_columns;
    Omissions m_omissions;
    std::size_t m_written = 0;
};

} // namespace

std::unique_ptr<GlossaryWriter> make_xlsx_writer(std::ostream& out, GlossaryWriterOptions options,
                                                 base::Diagnostics& diagnostics) {
    return std::make_unique<XlsxWriter>(out, std::move(options), diagnostics);
}

} // namespace diptych::exchange
