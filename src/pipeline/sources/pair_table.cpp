#include "pipeline/sources/pair_table.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "exchange/records/pair_columns.hpp"
#include "exchange/tables/csv.hpp"
#include "exchange/tables/text_lines.hpp"
#include "reader/ready_pairs.hpp"
#include "segment/guess_language.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

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
    Rows(const std::string& bytes, const std::string& name, base::Diagnostics& diagnostics)
        : m_in{bytes}, m_lines{m_in, name, diagnostics}, m_diagnostics{diagnostics},
          m_separator{separator_of(first_line(bytes))}, m_records{m_lines, m_separator} {}

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
    std::istringstream m_in;
    exchange::TextLines m_lines;
    base::Diagnostics& m_diagnostics;
    char m_separator;
    exchange::CsvRecords m_records;
};

struct Row {
    std::size_t line = 0;
    std::string symbol;
    std::optional<LanguageTag> source_language;
    std::optional<LanguageTag> target_language;
    std::string source;
    std::string target;
    double probability = 1.0;
};

class TableReader {
public:
    TableReader(const std::string& bytes, const std::string& name, base::Diagnostics& diagnostics)
        : m_name{name}, m_rows{bytes, name, diagnostics} {
        m_rows.next(m_titles);
        for (std::string& title : m_titles) {
            title = base::trim(title);
        }
    }

    std::vector<Row> read() {
        std::vector<Row> rows;
        for (Fields fields; m_rows.next(fields);) {
            const auto is_empty = [](const std::string& field) { return base::trim(field).empty(); };
            if (!std::all_of(fields.begin(), fields.end(), is_empty)) {
                rows.push_back(row_of(fields));
            }
        }
        return rows;
    }

private:
    [[noreturn]] void fail(const std::string& sentence) const {
        throw base::InputError{m_name, m_rows.line(), sentence};
    }

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

    Row row_of(const Fields& fields) const {
        if (fields.size() > m_titles.size()) {
            fail(fmt::format("The row has {} cells, and there are {} titles.", fields.size(),
                             m_titles.size()));
        }
        if (fields.size() <= std::max(place_of(PairColumn::source), place_of(PairColumn::target))) {
            fail("The source or the target is missing in this row: it has too few cells.");
        }
        return {.line = m_rows.line(),
                .symbol = cell(fields, PairColumn::symbol),
                .source_language = language(fields, PairColumn::source_language),
                .target_language = language(fields, PairColumn::target_language),
                .source = cell(fields, PairColumn::source),
                .target = cell(fields, PairColumn::target),
                .probability = probability(fields)};
    }

    const std::string& m_name;
    Rows m_rows;
    Fields m_titles;
};

/// Gives a language to the rows that name none.
void fill_in(std::vector<Row>& rows, std::optional<LanguageTag> Row::*language, std::string Row::*text,
             const std::optional<LanguageTag>& given, const std::string& name, const char* option) {
    constexpr std::size_t k_enough = std::size_t{1} << 16; // as much as a guess looks at
    std::string beginning;
    for (const Row& row : rows) {
        if (!(row.*language) && beginning.size() < k_enough) {
            beginning += row.*text + '\n';
        }
    }
    if (beginning.empty()) {
        return;
    }
    const LanguageTag found = given_or_guessed(given, beginning, name, option);
    for (Row& row : rows) {
        row.*language = row.*language ? row.*language : found;
    }
}

bool same_document(const Row& a, const Row& b) {
    return a.symbol == b.symbol && a.source_language == b.source_language &&
           a.target_language == b.target_language;
}

} // namespace

bool is_pair_table(std::string_view bytes) {
    const std::string_view titles = first_line(bytes);
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

std::vector<model::Bitext> read_pair_table(const std::string& bytes, const std::string& name,
                                           const std::optional<LanguageTag>& source,
                                           const std::optional<LanguageTag>& target,
                                           base::Diagnostics& diagnostics) {
    std::vector<Row> rows = TableReader{bytes, name, diagnostics}.read();
    fill_in(rows, &Row::source_language, &Row::source, source, name, "--source-lang");
    fill_in(rows, &Row::target_language, &Row::target, target, name, "--target-lang");
    std::vector<model::Bitext> bitexts;
    for (auto first = rows.begin(); first != rows.end();) {
        const auto end =
            std::find_if(first, rows.end(), [&](const Row& row) { return !same_document(*first, row); });
        reader::BitextBuilder bitext{first->symbol, name, *first->source_language, *first->target_language};
        for (; first != end; ++first) {
            const auto sentences_of = [](const std::string& text) {
                return text.empty() ? std::vector<std::string>{} : std::vector<std::string>{text};
            };
            const std::vector<std::string> source_sentences = sentences_of(first->source);
            const std::vector<std::string> target_sentences = sentences_of(first->target);
            if (!source_sentences.empty() || !target_sentences.empty()) {
                bitext.add(source_sentences, target_sentences,
                           {{{0, source_sentences.size()}, {0, target_sentences.size()}, first->probability}},
                           first->line);
            }
        }
        bitexts.push_back(bitext.take());
    }
    return bitexts;
}

LanguageTag given_or_guessed(const std::optional<LanguageTag>& given, const std::string& text,
                             const std::string& file, const char* option) {
    if (given) {
        return *given;
    }
    if (const auto guess = segment::guess_language(text)) {
        return *guess;
    }
    throw base::InputError{file,
                           fmt::format("It is not clear which language this is. Name it with {}.", option)};
}

} // namespace diptych::pipeline
