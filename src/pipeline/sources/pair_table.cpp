#include "pipeline/sources/pair_table.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/records/pair_columns.hpp"
#include "exchange/tables/csv.hpp"
#include "exchange/tables/text_lines.hpp"
#include "reader/inline_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace diptych::pipeline {

namespace {

using exchange::PairColumn;
using model::LanguageTag;
using Fields = std::vector<std::string>;

std::string_view title_of(PairColumn column) {
    const auto& all = exchange::pair_columns();
    return std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.column == column; })->name;
}

std::string_view first_line(std::string_view bytes) {
    constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";
    bytes.remove_prefix(bytes.starts_with(k_byte_order_mark) ? k_byte_order_mark.size() : 0);
    return base::trim(bytes.substr(0, bytes.find('\n')));
}

char separator_of(std::string_view titles) {
    return titles.find('\t') != std::string_view::npos ? '\t'
           : std::count(titles.begin(), titles.end(), ';') > std::count(titles.begin(), titles.end(), ',')
               ? ';'
               : ',';
}

/// The rows of a table, of whichever kind.
class Rows {
public:
    Rows(std::istream& table, char separator, const std::string& name, base::Diagnostics& diagnostics)
        : m_lines{table, name, diagnostics}, m_diagnostics{diagnostics},
          m_separator{separator}, m_records{m_lines, separator} {}

    bool next(Fields& fields) {
        if (m_separator != '\t') {
            return m_records.next(fields, m_diagnostics);
        }
        const std::optional<std::string_view> line = m_lines.next();
        if (line) {
            const std::vector<std::string_view> cells = base::split(*line, '\t');
            fields.assign(cells.begin(), cells.end());
        }
        return line.has_value();
    }

    std::size_t line() const { return m_separator == '\t' ? m_lines.line() : m_records.line(); }

private:
    exchange::TextLines m_lines;
    base::Diagnostics& m_diagnostics;
    char m_separator;
    exchange::CsvRecords m_records;
};

class TableReader {
public:
    TableReader(std::istream& table, std::string_view beginning, const std::string& name, bool skip_bad,
                LanguageFiller& filler, base::Diagnostics& diagnostics)
        : m_name{name}, m_skip_bad{skip_bad}, m_diagnostics{diagnostics}, m_filler{filler},
          m_has_titles{is_pair_table(beginning)}, m_rows{table,
                                                         m_has_titles ? separator_of(first_line(beginning))
                                                                      : '\t',
                                                         name, diagnostics} {}

    void read() {
        if (m_has_titles) {
            m_rows.next(m_titles);
            for (std::string& title : m_titles) {
                title = base::trim(title);
            }
        } else {
            m_titles = {std::string{title_of(PairColumn::source)}, std::string{title_of(PairColumn::target)}};
        }
        for (Fields fields; m_rows.next(fields);) {
            const auto is_empty = [](const std::string& field) { return base::trim(field).empty(); };
            if (std::all_of(fields.begin(), fields.end(), is_empty)) {
                continue;
            }
            try {
                check(fields);
                take(fields);
            } catch (const BadRow& bad) {
                if (!m_skip_bad) {
                    throw base::InputError{m_name, m_rows.line(), bad.sentence};
                }
                m_diagnostics.warn(m_name, m_rows.line(), bad.sentence + " The row was left out.");
            }
        }
    }

private:
    /// Why a row cannot be used.
    struct BadRow {
        std::string sentence;
    };

    [[noreturn]] static void fail(const std::string& sentence) { throw BadRow{sentence}; }

    /// How many there are when it is none of them.
    std::size_t place_of(PairColumn column) const {
        const auto title = std::find(m_titles.begin(), m_titles.end(), title_of(column));
        return static_cast<std::size_t>(title - m_titles.begin());
    }

    /// Empty when the table has no such column, or the row none.
    std::string cell(const Fields& fields, PairColumn column) const {
        const std::size_t place = place_of(column);
        return place < fields.size() ? reader::on_one_line(fields[place]) : std::string{};
    }

    std::optional<LanguageTag> language(const Fields& fields, PairColumn column) const {
        const std::string tag = cell(fields, column);
        const auto language = LanguageTag::parse(tag);
        if (!tag.empty() && !language) {
            fail(fmt::format("'{}' is no language tag. Write it as fr, en or pt-BR.", tag));
        }
        return language;
    }

    double probability(const Fields& fields) const {
        const std::string text = cell(fields, PairColumn::probability);
        double value = 1.0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const bool is_number = error == std::errc{} && end == text.data() + text.size();
        if (!text.empty() && (!is_number || !(value >= 0 && value <= 1))) {
            fail(fmt::format("'{}' is no probability. Give a number from 0 to 1.", text));
        }
        return text.empty() ? 1.0 : value;
    }

    void check(const Fields& fields) const {
        if (!m_has_titles && fields.size() < m_titles.size()) {
            fail("This line has no source and target. Pairs come as TMX, XLIFF, or with a tab between "
                 "source and target.");
        }
        if (m_has_titles && fields.size() > m_titles.size()) {
            fail(fmt::format("The row has {} cells, and there are {} titles.", fields.size(),
                             m_titles.size()));
        }
        if (fields.size() <= std::max(place_of(PairColumn::source), place_of(PairColumn::target))) {
            fail("The source or the target is missing in this row: it has too few cells.");
        }
    }

    void take(const Fields& fields) {
        const auto source = language(fields, PairColumn::source_language);
        const auto target = language(fields, PairColumn::target_language);
        model::TranslationUnit unit{.document = cell(fields, PairColumn::symbol),
                                    .source_language = source.value_or(LanguageTag{}),
                                    .target_language = target.value_or(LanguageTag{}),
                                    .source = {},
                                    .target = {},
                                    .line = m_rows.line()};
        unit.set_texts(cell(fields, PairColumn::source), cell(fields, PairColumn::target),
                       probability(fields));
        if (!unit.source.empty() || !unit.target.empty()) {
            m_filler.take(std::move(unit), source.has_value(), target.has_value());
        }
    }

    const std::string& m_name;
    bool m_skip_bad;
    base::Diagnostics& m_diagnostics;
    LanguageFiller& m_filler;
    bool m_has_titles;
    Rows m_rows;
    Fields m_titles;
};

} // namespace

bool is_pair_table(std::string_view beginning) {
    const std::string_view titles = first_line(beginning);
    bool has_source = false;
    bool has_target = false;
    for (std::string_view title : base::split(titles, separator_of(titles))) {
        title = base::trim(title);
        if (title.size() > 1 && title.starts_with('"') && title.ends_with('"')) {
            title = title.substr(1, title.size() - 2);
        }
        has_source = has_source || title == title_of(PairColumn::source);
        has_target = has_target || title == title_of(PairColumn::target);
    }
    return has_source && has_target;
}

void read_pair_table(std::istream& table, std::string_view beginning, const std::string& name, bool skip_bad,
                     LanguageFiller& filler, base::Diagnostics& diagnostics) {
    TableReader{table, beginning, name, skip_bad, filler, diagnostics}.read();
}

} // namespace diptych::pipeline
