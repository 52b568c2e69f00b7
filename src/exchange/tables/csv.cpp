#include "exchange/tables/csv.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/table_columns.hpp"
#include "exchange/tables/table_writer.hpp"
#include "exchange/tables/text_lines.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

namespace diptych::exchange {

namespace {

constexpr std::size_t k_longest_field = std::size_t{1} << 20;

bool is_empty_row(const std::vector<std::string>& fields) {
    return std::all_of(fields.begin(), fields.end(),
                       [](const std::string& field) { return base::trim(field).empty(); });
}

/// The separator that stands outside quotes most often; a comma when there is none.
char guess_separator(std::string_view line) {
    constexpr std::array<char, 4> k_separators{'\t', ';', ',', '|'};
    std::array<std::size_t, k_separators.size()> counts{};
    bool quoted = false;
    for (const char c : line) {
        quoted = quoted != (c == '"');
        for (std::size_t i = 0; i < k_separators.size(); ++i) {
            counts[i] += !quoted && c == k_separators[i] ? 1U : 0U;
        }
    }
    const auto* const most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? ',' : k_separators[static_cast<std::size_t>(most - counts.begin())];
}

class CsvWriter : public GlossaryWriter {
public:
    CsvWriter(char separator, std::ostream& out, GlossaryWriterOptions options,
              base::Diagnostics& diagnostics)
        : m_table{out, separator, true}, m_options{std::move(options)}, m_diagnostics{diagnostics} {}

    void add(const model::Concept& entry) override {
        write_header(&entry);
        if (!m_columns->has_terms_of(entry, m_omissions)) {
            return;
        }
        m_table.row(m_columns->row(entry, m_omissions));
        ++m_written;
    }

    void finish() override {
        write_header(nullptr);
        m_omissions.report(m_options.name, m_diagnostics);
    }

    std::size_t written() const override { return m_written; }

private:
    void write_header(const model::Concept* first) {
        if (!m_columns) {
            m_columns.emplace(table_languages(m_options, first), m_options.categories);
            m_table.row(m_columns->headings());
        }
    }

    TableWriter m_table;
    GlossaryWriterOptions m_options;
    base::Diagnostics& m_diagnostics;
    std::optional<TableColumns> m_columns;
    Omissions m_omissions;
    std::size_t m_written = 0;
};

} // namespace

bool CsvRecords::next(std::vector<std::string>& fields, base::Diagnostics& diagnostics) {
    const std::optional<std::string_view> line = m_lines.next();
    if (!line) {
        return false;
    }
    parse(std::string{*line}, fields, diagnostics);
    return true;
}

void CsvRecords::parse(std::string line, std::vector<std::string>& fields, base::Diagnostics& diagnostics) {
    m_line = m_lines.line();
    fields.clear();
    for (std::size_t i = 0;;) {
        std::string& field = fields.emplace_back();
        const bool quoted = i < line.size() && line[i] == '"';
        if (quoted) {
            i = parse_quoted(line, i + 1, field);
        }
        const std::size_t end = std::min(line.find(m_separator, i), line.size());
        if (quoted && base::trim(std::string_view{line}.substr(i, end - i)).empty()) {
            i = end; // white space behind a quote
        } else if (quoted) {
            diagnostics.warn(m_lines.name(), m_lines.line(),
                             fmt::format("Behind the closing quote there is '{}'; it was put to the field.",
                                         line.substr(i, end - i)));
        }
        field.append(line, i, end - i);
        if (end == line.size()) {
            return;
        }
        i = end + 1;
    }
}

/// \param position  behind the opening quote. \returns the one behind the closing quote, in what is now
/// `line`
std::size_t CsvRecords::parse_quoted(std::string& line, std::size_t position, std::string& field) {
    const std::size_t opened = m_lines.line();
    for (;;) {
        const std::size_t quote = line.find('"', position);
        if (quote != std::string::npos) {
            field.append(line, position, quote - position);
            position = quote + 1;
            if (position == line.size() || line[position] != '"') {
                return position;
            }
            field += '"';
            ++position;
            continue;
        }
        field.append(line, position, std::string::npos);
        const std::optional<std::string_view> more =
            field.size() > k_longest_field ? std::nullopt : m_lines.next();
        if (!more) {
            throw base::InputError{m_lines.name(), opened,
                                   "A double quote opens a field here and is not closed. Close it, or write "
                                   "\"\" for a quote that is part of the text."};
        }
        field += '\n';
        line = *more;
        position = 0;
    }
}

GlossaryContents read_csv(std::istream& in, const std::string& name, const TableOptions& options,
                          const std::optional<std::string>& encoding, std::optional<char> separator,
                          const ConceptSink& sink, base::Diagnostics& diagnostics) {
    TextLines lines{in, name, diagnostics, encoding};
    TableReader table{name, options, sink, diagnostics};
    std::optional<std::string> first;
    while (const std::optional<std::string_view> line = lines.next()) {
        if (line->starts_with("sep=") && line->size() == 5) { // Excel
            separator = line->back();
        } else if (!base::trim(*line).empty()) {
            first = *line;
            break;
        }
    }
    std::vector<std::string> fields;
    if (first) {
        CsvRecords records{lines, separator ? *separator : guess_separator(*first)};
        records.parse(*first, fields, diagnostics);
        std::vector<std::vector<std::string>> beginning;
        std::vector<std::size_t> line_numbers;
        do {
            if (!is_empty_row(fields)) {
                beginning.push_back(fields);
                line_numbers.push_back(records.line());
            }
        } while (beginning.size() < TableReader::k_most_headings && records.next(fields, diagnostics));
        for (std::size_t i = table.begin(beginning, line_numbers); i < beginning.size(); ++i) {
            table.row(beginning[i], line_numbers[i]);
        }
        while (records.next(fields, diagnostics)) {
            table.row(fields, records.line());
        }
    }
    return table.finish("");
}

std::unique_ptr<GlossaryWriter> make_csv_writer(char separator, std::ostream& out,
                                                GlossaryWriterOptions options,
                                                base::Diagnostics& diagnostics) {
    return std::make_unique<CsvWriter>(separator, out, std::move(options), diagnostics);
}

} // namespace diptych::exchange
