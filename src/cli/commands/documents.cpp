#include "base/format.hpp"
#include "base/json.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/wrap.hpp"
#include "exchange/records/pair_json.hpp"
#include "exchange/tables/table_writer.hpp"
#include "pipeline/maintenance/counts.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace diptych::cli {

namespace {

using Row = std::vector<std::string>;

const Row k_titles{"No.", "Symbol", "Title", "Date", "Source", "Target", "Sentences", "Pairs", "Added"};
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
            printable(document.symbol),
            shortened(printable(document.title)),
            document.date,
            fmt::format("{} ({})", printable(document.source_name), document.source_language),
            fmt::format("{} ({})", printable(document.target_name), document.target_language),
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
    exchange::TableWriter table{out, '\t'};
    table.row({"document", "symbol", "title", "date", "source_language", "source", "target_language",
               "target", "source_sentences", "target_sentences", "pairs", "added", "source_path",
               "target_path", "source_sha256", "target_sha256"});
    for (const model::DocumentSummary& d : documents) {
        table.row({std::to_string(d.id), d.symbol, d.title, d.date, d.source_language, d.source_name,
                   d.target_language, d.target_name, std::to_string(d.source_sentences),
                   std::to_string(d.target_sentences), std::to_string(d.beads), d.added, d.source_path,
                   d.target_path, d.source_sha256, d.target_sha256});
    }
}

void print_jsonl(const std::vector<model::DocumentSummary>& documents, std::ostream& out) {
    for (const model::DocumentSummary& d : documents) {
        base::Json document{{"number", d.id}};
        exchange::add_text(document, "symbol", d.symbol);
        exchange::add_text(document, "name", std::filesystem::path{d.source_name}.filename().string());
        exchange::add_text(document, "title", d.title);
        exchange::add_text(document, "date", d.date);
        const auto side = [](const std::string& language, const std::string& name, std::size_t sentences,
                             const std::string& path, const std::string& sha256) {
            base::Json object{{"language", language}, {"file", name}, {"sentences", sentences}};
            exchange::add_text(object, "path", path);
            exchange::add_text(object, "sha256", sha256);
            return object;
        };
        const base::Json line{{"type", "document"},
                              {"document", document},
                              {"source", side(d.source_language, d.source_name, d.source_sentences,
                                              d.source_path, d.source_sha256)},
                              {"target", side(d.target_language, d.target_name, d.target_sentences,
                                              d.target_path, d.target_sha256)},
                              {"pairs", d.beads},
                              {"added", d.added}};
        out << base::json_line(line) << '\n';
    }
}

class DocumentsCommand : public Command {
public:
    DocumentsCommand() : Command{describe()} { accept(m_listing.describe("a document"), {}); }

    Outcome run(Context& context) override {
        store::Database database{m_listing.database, store::Mode::read};
        const std::vector<model::DocumentSummary> documents = pipeline::list_documents(database);
        if (m_listing.format == "jsonl") {
            print_jsonl(documents, context.out);
        } else if (m_listing.format == "tsv") {
            print_tsv(documents, context.out);
        } else {
            print_table(documents, context.style, context.styled);
        }
        if (documents.empty()) {
            context.say("There are no documents yet. 'diptych add' adds one.");
        }
        return Outcome::done;
    }

protected:
    void configure() override { m_listing.complete(); }

private:
    ListingOptions m_listing;
};

} // namespace

std::unique_ptr<Command> make_documents_command() {
    return std::make_unique<DocumentsCommand>();
}

} // namespace diptych::cli
