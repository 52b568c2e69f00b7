#pragma once

#include "base/diagnostics.hpp"
#include "exchange/tables/column_map.hpp"
#include "exchange/tables/table_fields.hpp"
#include "exchange/vocabulary/concept_collector.hpp"
#include "exchange/vocabulary/glossary_format.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace diptych::exchange {

/// How the rows of a table become entries.
struct TableOptions {
    ColumnMap map = {};
    /// Of columns that are called "source" and "target" and name no language.
    std::optional<model::LanguageTag> source_language = {};
    std::optional<model::LanguageTag> target_language = {};
    /// Whether a cell holds several terms or values with '|' between them ("\|" is one that does not divide).
    bool has_lists = true;
    /// Called once, before the first entry, with what the columns can say.
    std::function<void(TableFields&&)> on_fields = {};
    /// What stands between several terms in a cell besides '|'; empty: ';', ' / ' and line ends, with a note.
    std::string separator = {};
    /// Of a sheet, whose cells have names: B7.
    bool of_sheet = false;
    /// Rows in a row that have no id, the same first language and the same description are one entry.
    bool joins_same_source = false;
};

/// Makes entries of the rows of a table: CSV, spreadsheets, UTX and OmegaT's glossaries are such.
///
/// Rows in a row with the same id are one entry. A column list that goes with a column of terms (statuses,
/// genders ...) has a value for each of them, by position; one status, part of speech or gender alone is that
/// of all of them, one text alone that of the first. A column whose heading means nothing known is kept: its
/// values are a category of the entry under that heading.
class TableReader {
public:
    /// Rows that have to be known before it is clear where the headings are.
    static constexpr std::size_t k_most_headings = 5;

    /// All but `options` must outlive the reader.
    TableReader(const std::string& name, TableOptions options, const ConceptSink& sink,
                base::Diagnostics& diagnostics);

    /// The first row. \throws base::UsageError when the map names a column that is not there,
    /// base::InputError
    ///                        when no column holds terms
    void header(const std::vector<std::string>& headings, std::size_t line);
    /// The first rows: those up to the headings, which may have a title above them, or none when the rows themselves say
    /// what they hold. \param rows  with their lines
    /// \returns how many of them are no rows of terms
    std::size_t begin(const std::vector<std::vector<std::string>>& rows, const std::vector<std::size_t>& lines);
    /// \pre header() was called, or the map has no header
    void row(const std::vector<std::string>& cells, std::size_t line);
    GlossaryContents finish(const std::string& dialect);

    /// As many as the header has, or the map.
    std::size_t columns() const { return m_columns.size(); }

private:
    struct Column {
        std::optional<ColumnRole> role; ///< nothing: left out
        std::string heading;
    };

    void set_roles(std::vector<std::optional<ColumnRole>> roles, const std::vector<std::string>& headings);
    void map_columns(const std::vector<std::string>& headings, std::size_t line);
    void recognise_columns(const std::vector<std::string>& headings, std::size_t line);
    void keep_unknown(std::vector<std::optional<ColumnRole>>& roles, const std::vector<std::string>& headings,
                      std::size_t line);
    bool has_terms(const std::vector<std::string>& headings) const;
    std::vector<std::string> values_of(const std::string& cell) const;
    std::vector<std::string> terms_of(const std::string& cell);
    std::optional<model::LanguageTag> language_of(const ColumnRole& role, const std::vector<std::string>& cells);
    void read_terms(const std::vector<std::string>& cells, model::Concept& entry);
    void read_description(const Column& column, const std::string& cell, model::Concept& entry);
    void read_term_values(const Column& column, const std::string& cell, model::Concept& entry);
    void describe_terms(const Column& column, const std::vector<std::string>& values, std::size_t section);
    void describe(model::Term& term, const std::string& category, const std::string& value);
    void read_values(const Column& column, const std::vector<std::string>& values,
                     std::vector<model::DataCategory>& categories);
    void read_sources(std::string_view of, const std::vector<std::string>& sources,
                      std::vector<model::DataCategory>& categories);
    bool continues_pending(const model::Concept& entry) const;
    /// Puts the row that was read to the entry of the rows before it.
    void join_pending();
    void flush();
    void warn(std::string message);
    void note_once(const std::string& message);

    const std::string& m_name;
    TableOptions m_options;
    base::Diagnostics& m_diagnostics;
    ConceptCollector m_collector;
    std::vector<Column> m_columns;
    std::set<std::string> m_said;
    std::size_t m_line = 0; ///< of the row being read
    std::optional<model::Concept> m_pending;
    std::size_t m_pending_line = 0;
    std::size_t m_pending_rows = 0;
    model::Concept m_entry; ///< of the row being read
    /// For each language of m_entry, where its terms stand in the lists: the term of each position.
    std::vector<std::vector<std::size_t>> m_term_positions;
    const std::vector<std::string>* m_cells = nullptr; ///< of the row being read
};

} // namespace diptych::exchange
