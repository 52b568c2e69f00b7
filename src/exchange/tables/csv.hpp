#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tables/table_reader.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// Records of a table in text, as RFC 4180 has them: fields between separators, those with separators, quotes
/// or line ends in double quotes, and "" for a quote in them. A quote inside a field that begins without one
/// is a character like others, and so is what stands behind a closing quote.
class CsvRecords {
public:
    /// \param lines  must outlive this
    CsvRecords(class TextLines& lines, char separator) : m_lines{lines}, m_separator{separator} {}

    /// Takes the next record apart. \returns false after the last one
    /// \throws base::InputError FILE:LINE when a quote is not closed within 1 MiB
    bool next(std::vector<std::string>& fields, base::Diagnostics& diagnostics);
    /// The record that begins with this line, which has been taken from the lines already.
    void parse(std::string line, std::vector<std::string>& fields, base::Diagnostics& diagnostics);

    /// On which the record begins, from 1.
    std::size_t line() const { return m_line; }

private:
    std::size_t parse_quoted(std::string& line, std::size_t position, std::string& field);

    TextLines& m_lines;
    char m_separator;
    std::size_t m_line = 0;
};

/// Reads a table with a header row. The separator is the one of comma, semicolon and tab that the header has
/// most of, or the one that a first line "sep=;" names.
/// \param separator  when it is known  \throws base::InputError, base::UsageError as TableReader and
/// TextLines
GlossaryContents read_csv(std::istream& in, const std::string& name, const TableOptions& options,
                          const std::optional<std::string>& encoding, std::optional<char> separator,
                          const ConceptSink& sink, base::Diagnostics& diagnostics);

/// Writes a table that read_csv() understands without a map, in UTF-8, lines ended by LF.
std::unique_ptr<GlossaryWriter> make_csv_writer(char separator, std::ostream& out,
                                                GlossaryWriterOptions options,
                                                base::Diagnostics& diagnostics);

} // namespace diptych::exchange
