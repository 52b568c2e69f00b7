#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/wrap.hpp"
#include "pipeline/maintenance/counts.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "tsv", "jsonl"};

using Row = std::vector<std::string>;

const Row k_titles{"No.", "Symbol", "Title", "Date", "Source", "Target", "Sentences", "Beads", "Added"};
constexpr std::size_t k_title = 2;
constexpr std::size_t k_date = 3;

Description describe() {
    return {
        .name = "documents",
        .summary = "list the documents in the database",
        .examples = {{"diptych documents", "List them."},
                     {"diptych documents --format tsv | cut -f1,2", "Print their numbers and symbols only."}},
        .text = "Prints the documents that 'diptych add' has stored, in the order in which they were added."};
}

/// A name may have anything in it; a field must stay a field.
std::string field(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; },
        ' ');
    return text;
}

/// A title that leaves room for the other columns.
std::string shortened(const std::string& title) {
    constexpr std::size_t k_longest = 40; // characters
    std::size_t end = 0;
    for (std::size_t i = 0; i < k_longest && end < title.size(); ++i) {
        end += text::code_point_at(title, end).length;
    }
    return end == title.size() ? title : title.substr(0, end) + "…";
}

Row row_of(const model::DocumentSummary& document) {
    return {std::to_string(document.id),
            field(document.symbol),
            shortened(field(document.title)),
            document.date,
            fmt::format("{} ({})", field(document.source_name), document.source_language),
            fmt::format("{} ({})", field(document.target_name), document.target_language),
            fmt::format("{} + {}", document.source_sentences, document.target_sentences),
            std::to_string(document.beads),
            document.added.substr(0, document.added.find('T'))}; // the day is enough to read
}

void print_table(const std::vector<model::DocumentSummary>& documents, const Style& style,
                 std::ostream& out) {
    if (documents.empty()) {
        return;
    }
    std::vector<Row> rows{k_titles};
    std::transform(documents.begin(), documents.end(), std::back_inserter(rows), row_of);
    std::vector<std::size_t> widths(k_titles.size());
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool may_be_left_out = i == k_title || i == k_date;
        const bool has_values =
            std::any_of(rows.begin() + 1, rows.end(), [&](const Row& row) { return !row[i].empty(); });
        for (const Row& row : rows) {
            widths[i] = may_be_left_out && !has_values ? 0 : std::max(widths[i], text::display_width(row[i]));
        }
    }
    for (const Row& row : rows) {
        std::string line;
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            line += widths[i] == 0 ? std::string{} : padded(row[i], widths[i] + 2);
        }
        line += row.back();
        out << (&row == &rows.front() ? style.heading(line) : line) << '\n';
    }
}

void print_tsv(const std::vector<model::DocumentSummary>& documents, std::ostream& out) {
    out << "document\tsymbol\tsource\ttarget\tsource_lang\ttarget_lang\tsource_sentences\ttarget_sentences\t"
           "beads\tadded\ttitle\tdate\tsource_path\ttarget_path\tsource_sha256\ttarget_sha256\n";
    for (const model::DocumentSummary& d : documents) {
        out << d.id << '\t' << field(d.symbol) << '\t' << field(d.source_name) << '\t' << field(d.target_name)
            << '\t' << d.source_language << '\t' << d.target_language << '\t' << d.source_sentences << '\t'
            << d.target_sentences << '\t' << d.beads << '\t' << d.added << '\t' << field(d.title) << '\t'
            << d.date << '\t' << field(d.source_path) << '\t' << field(d.target_path) << '\t'
            << d.source_sha256 << '\t' << d.target_sha256 << '\n';
    }
}

void print_jsonl(const std::vector<model::DocumentSummary>& documents, std::ostream& out) {
    for (const model::DocumentSummary& d : documents) {
        const base::Json line{{"document", d.id},
                              {"symbol", d.symbol},
                              {"title", d.title},
                              {"date", d.date},
                              {"source",
                               {{"file", d.source_name},
                                {"lang", d.source_language},
                                {"sentences", d.source_sentences},
                                {"path", d.source_path},
                                {"sha256", d.source_sha256}}},
                              {"target",
                               {{"file", d.target_name},
                                {"lang", d.target_language},
                                {"sentences", d.target_sentences},
                                {"path", d.target_path},
                                {"sha256", d.target_sha256}}},
                              {"beads", d.beads},
                              {"added", d.added}};
        out << base::json_line(line) << '\n';
    }
}

class DocumentsCommand : public Command {
public:
    DocumentsCommand() : Command{describe()} {
        accept({format_option(m_format, k_formats,
                              "table (the default), to read; tsv, a document a line; or jsonl, "
                              "JSON Lines"),
                database_option(m_database)},
               {});
    }

    Outcome run(Context& context) override {
        const std::vector<model::DocumentSummary> documents = pipeline::list_documents(m_database);
        if (m_format == "jsonl") {
            print_jsonl(documents, context.out);
        } else if (m_format == "tsv") {
            print_tsv(documents, context.out);
        } else {
            print_table(documents, context.style, context.out);
        }
        if (documents.empty()) {
            context.say("There are no documents yet. 'diptych add' adds one.");
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        m_format = format_of(m_format, k_formats, {});
        m_database = database_path(m_database);
    }

private:
    std::string m_format;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_documents_command() {
    return std::make_unique<DocumentsCommand>();
}

} // namespace diptych::cli
