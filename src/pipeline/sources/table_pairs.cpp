#include "pipeline/sources/table_pairs.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/tables/csv.hpp"
#include "exchange/tables/text_lines.hpp"
#include "exchange/vocabulary/language_names.hpp"
#include "reader/inline_text.hpp"
#include "segment/guess_language.hpp"
#include "text/character.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;
using reader::Cell;
using reader::Table;

/// The two columns of a pair.
struct Columns {
    std::size_t source = 0;
    std::size_t target = 0;
    std::optional<LanguageTag> source_language; ///< as the heading has it
    std::optional<LanguageTag> target_language;
    bool has_heading = false;
};

constexpr std::size_t k_most_headings = 3; ///< rows in which a heading is looked for

const Cell& cell_at(const Table::Row& row, std::size_t column) {
    static const Cell k_empty;
    return column < row.cells.size() ? row.cells[column] : k_empty;
}

bool has_letters(const Cell& cell) {
    for (const std::string& paragraph : cell) {
        for (std::size_t i = 0; i < paragraph.size();) {
            const text::CodePoint c = text::code_point_at(paragraph, i);
            if (text::is_letter(c.value)) {
                return true;
            }
            i += c.length;
        }
    }
    return false;
}

/// Whether two tags mean the same for somebody who asks for one of them: "fr" also means "fr-CA".
bool answers(const LanguageTag& asked, const LanguageTag& there) {
    return asked == there || asked.str() == there.primary() || there.str() == asked.primary();
}

/// The columns that a heading names, or nothing when it is none.
std::optional<Columns> columns_in_heading(const Table::Row& row, const std::optional<LanguageTag>& source,
                                          const std::optional<LanguageTag>& target, std::size_t& languages) {
    struct Named {
        std::size_t column;
        LanguageTag language;
    };

    std::vector<Named> named;
    std::optional<std::size_t> source_column;
    std::optional<std::size_t> target_column;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string text = row.cells[i].size() == 1 ? row.cells[i].front() : std::string{};
        const std::string word = base::to_lower_ascii(text);
        if (word == "source" && !source_column) {
            source_column = i;
        } else if ((word == "target" || word == "cible") && !target_column) {
            target_column = i;
        } else if (const auto language = exchange::find_language(text); language && !text.empty()) {
            named.push_back({i, *language});
        }
    }
    if (source_column && target_column) {
        return Columns{*source_column, *target_column, {}, {}, true};
    }
    languages = named.size();
    if (named.size() < 2) {
        return std::nullopt;
    }
    const auto find = [&](const std::optional<LanguageTag>& asked, const Named* other) -> const Named* {
        const auto found = std::find_if(named.begin(), named.end(), [&](const Named& n) {
            return &n != other && (!asked || answers(*asked, n.language));
        });
        return found == named.end() ? nullptr : &*found;
    };
    // What is asked for comes first, so that the other side does not take it.
    const Named* right = target ? find(target, nullptr) : nullptr;
    const Named* const left = find(source, right);
    right = target ? right : find(target, left);
    if (left == nullptr || right == nullptr) {
        return std::nullopt;
    }
    return Columns{left->column, right->column, left->language, right->language, true};
}

/// The text of a column, as much as a guess needs.
std::string text_of_column(const Table& table, std::size_t column) {
    constexpr std::size_t k_enough = std::size_t{1} << 15U;
    std::string text;
    for (const Table::Row& row : table.rows) {
        for (const std::string& paragraph : cell_at(row, column)) {
            text += paragraph;
            text += '\n';
        }
        if (text.size() > k_enough) {
            break;
        }
    }
    return text;
}

/// The two columns with texts of a table without a heading; nothing when there are not two.
std::optional<Columns> two_columns(const Table& table) {
    std::vector<std::size_t> texts; // rows with letters, by column
    for (const Table::Row& row : table.rows) {
        texts.resize(std::max(texts.size(), row.cells.size()));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            texts[i] += has_letters(row.cells[i]) ? 1U : 0U;
        }
    }
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (2 * texts[i] > table.rows.size()) { // a column of remarks has fewer
            columns.push_back(i);
        }
    }
    return columns.size() == 2 ? std::optional{Columns{columns[0], columns[1], {}, {}, false}} : std::nullopt;
}

class TablePairs {
public:
    TablePairs(const std::string& name, const std::optional<LanguageTag>& source,
               const std::optional<LanguageTag>& target, base::Diagnostics& diagnostics,
               const model::UnitSink& sink)
        : m_name{name}, m_source{source}, m_target{target}, m_diagnostics{diagnostics}, m_sink{sink} {}

    /// \returns whether it is bilingual
    bool take(const Table& table) {
        if (table.rows.empty()) {
            return false;
        }
        std::optional<Columns> columns;
        std::size_t heading = 0; // its row: a title may stand above it
        std::size_t languages = 0;
        for (; !columns && heading < std::min(k_most_headings, table.rows.size()); ++heading) {
            columns = columns_in_heading(table.rows[heading], m_source, m_target, languages);
        }
        const bool has_heading = columns.has_value();
        columns = columns ? columns : two_columns(table);
        if (!columns) {
            return false;
        }
        if (languages > 2) {
            m_diagnostics.report(
                base::Severity::note, m_name, table.rows[heading - 1].number,
                fmt::format("There are columns in {} languages; those in {} and {} were taken. "
                            "Others come with --source-lang and --target-lang.",
                            languages, columns->source_language->str(), columns->target_language->str()));
        }
        settle_languages(table, *columns);
        for (std::size_t row = has_heading ? heading : 0; row < table.rows.size(); ++row) {
            give(table.rows[row], *columns);
        }
        return true;
    }

private:
    void settle_languages(const Table& table, Columns& columns) const {
        const auto settle = [](const std::optional<LanguageTag>& said,
                               const std::optional<LanguageTag>& asked) { return said ? said : asked; };
        if (!columns.has_heading && m_source && m_target) { // the other way round?
            const auto left = segment::guess_language(text_of_column(table, columns.source));
            const auto right = segment::guess_language(text_of_column(table, columns.target));
            if (left && right && answers(*m_target, *left) && answers(*m_source, *right)) {
                std::swap(columns.source, columns.target);
            }
        }
        columns.source_language = settle(columns.source_language, m_source);
        columns.target_language = settle(columns.target_language, m_target);
        columns.source_language =
            columns.source_language ? columns.source_language : guess(table, columns.source, "--source-lang");
        columns.target_language =
            columns.target_language ? columns.target_language : guess(table, columns.target, "--target-lang");
        if (columns.source_language == columns.target_language) {
            throw base::InputError{m_name, table.rows.front().number,
                                   fmt::format("Both columns of this table look like '{}', so they are no "
                                               "pairs. If they are, name their "
                                               "languages with --source-lang and --target-lang.",
                                               columns.source_language->str())};
        }
    }

    std::optional<LanguageTag> guess(const Table& table, std::size_t column, const char* option) const {
        auto language = segment::guess_language(text_of_column(table, column));
        if (!language) {
            throw base::InputError{
                m_name, table.rows.front().number,
                fmt::format("It is not clear in which language column {} of this table is. Name it "
                            "with {}.",
                            column + 1, option)};
        }
        m_diagnostics.report(base::Severity::note, m_name, 0,
                             fmt::format("The language looks like '{}'.", language->str()));
        return language;
    }

    void give(const Table::Row& row, const Columns& columns) const {
        const Cell& source = cell_at(row, columns.source);
        const Cell& target = cell_at(row, columns.target);
        if (source.size() == target.size()) {
            for (std::size_t i = 0; i < source.size(); ++i) {
                give(row, columns, source[i], target[i]);
            }
        } else {
            give(row, columns, base::join(source, " "), base::join(target, " "));
        }
    }

    void give(const Table::Row& row, const Columns& columns, const std::string& source,
              const std::string& target) const {
        model::TranslationUnit unit;
        unit.source_language = *columns.source_language;
        unit.target_language = *columns.target_language;
        unit.line = row.number;
        unit.set_texts(reader::on_one_line(source), reader::on_one_line(target));
        if (!unit.source.empty() || !unit.target.empty()) {
            m_sink(std::move(unit));
        }
    }

    const std::string& m_name;
    const std::optional<LanguageTag>& m_source;
    const std::optional<LanguageTag>& m_target;
    base::Diagnostics& m_diagnostics;
    const model::UnitSink& m_sink;
};

} // namespace

bool visit_table_pairs(const std::vector<Table>& tables, const std::string& name,
                       const std::optional<LanguageTag>& source, const std::optional<LanguageTag>& target,
                       base::Diagnostics& diagnostics, const model::UnitSink& sink) {
    TablePairs pairs{name, source, target, diagnostics, sink};
    std::size_t taken = 0;
    std::size_t with_rows = 0;
    for (const Table& table : tables) {
        taken += pairs.take(table) ? 1U : 0U;
        with_rows += table.rows.empty() ? 0U : 1U;
    }
    if (taken > 0 && taken < with_rows) {
        diagnostics.report(
            base::Severity::note, name, 0,
            fmt::format("{} of {} tables {} left out: there are not two columns of texts in {}.",
                        with_rows - taken, with_rows, with_rows - taken == 1 ? "was" : "were",
                        with_rows - taken == 1 ? "it" : "them"));
    }
    return taken > 0;
}

bool has_language_heading(const Table& table) {
    std::size_t languages = 0;
    const auto end =
        table.rows.begin() + static_cast<std::ptrdiff_t>(std::min(k_most_headings, table.rows.size()));
    return std::any_of(table.rows.begin(), end, [&](const Table::Row& row) {
        return columns_in_heading(row, {}, {}, languages).has_value();
    });
}

Table table_of_text(const std::string& text, const std::string& name, base::Diagnostics& diagnostics) {
    // What stands in quotation marks separates nothing.
    std::string first;
    bool quoted = false;
    for (const char c : std::string_view{text}.substr(0, text.find('\n'))) {
        quoted = quoted != (c == '"');
        first += quoted ? '"' : c;
    }
    const char separator =
        first.find('\t') != std::string::npos                                                       ? '\t'
        : std::count(first.begin(), first.end(), ';') > std::count(first.begin(), first.end(), ',') ? ';'
                                                                                                    : ',';
    std::istringstream in{text};
    exchange::TextLines lines{in, name, diagnostics};
    exchange::CsvRecords records{lines, separator};
    Table table;
    for (std::vector<std::string> fields; records.next(fields, diagnostics);) {
        Table::Row row{{}, records.line()};
        for (const std::string& field : fields) {
            const std::string line = reader::on_one_line(field);
            row.cells.push_back(line.empty() ? Cell{} : Cell{line});
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace diptych::pipeline
