#include "base/error.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/terms/glossary_exchange.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

/// HTML is written only.
std::vector<std::string> formats() {
    std::vector<std::string> names = exchange::glossary_format_names();
    std::erase(names, "html");
    return names;
}

std::vector<Option> options() {
    return {
        format_option(formats(), "what the files are, instead of what their names and beginnings say: " +
                                     enumerate(formats())),
        {.name = "map",
         .value_name = "MAP",
         .help = "which column of a table holds what: 'fr=French term,en=English,fr:status=Status', with the "
                 "heading of the column or its number (#3) behind each =; header=no when there are no "
                 "headings"},
        {.name = "sheet", .value_name = "NAME", .help = "the sheet of a workbook; the first one otherwise"},
        {.name = "source-lang",
         .value_name = "LANG",
         .help = "the language of the first column, such as fr, of files that do not name it"},
        {.name = "target-lang", .value_name = "LANG", .help = "the language of the second one, likewise"},
        {.name = "encoding",
         .value_name = "NAME",
         .help = "the encoding of a text file, such as windows-1252, when it is not seen right"},
        {.name = "status",
         .value_name = "STATUS",
         .help = "the status of terms that have none: " + enumerate(model::status_names()),
         .values = {.choices = model::status_names()}},
        {.name = "merge",
         .value_name = "",
         .help = "put an entry that shares terms of two languages with one of the glossary into that"},
        {.name = "strict",
         .value_name = "",
         .help = "import nothing when there is anything wrong with a file"},
        {.name = "dry-run",
         .letter = 'n',
         .value_name = "",
         .help = "report what an import would do, and do nothing"},
        {.name = "report",
         .value_name = "FORM",
         .help = "how to report: text (the default), a line a file, or jsonl, JSON Lines",
         .values = {.choices = {"text", "jsonl"}}},
        who_option(),
        database_option()};
}

Description describe() {
    return {
        .name = "import",
        .summary = "read a glossary into the database",
        .examples = {{"diptych import glossary.tbx", "Read a glossary."},
                     {"diptych import glossary.tbx --dry-run", "See what would change, and change nothing."},
                     {"diptych import glossary.tbx --strict", "Accept the file only if all of it is sound."},
                     {"diptych import terms.xlsx --map 'fr=Terme,en=Term,fr:status=Statut'",
                      "Say which columns of a table hold what."},
                     {"diptych import glossary.txt --source-lang fr --target-lang en",
                      "Read a glossary of OmegaT."},
                     {"diptych import other.tbx --merge --status proposed",
                      "Add somebody else's terms to one's own, to be approved."}},
        .text =
            "Reads glossaries into the database, which is made when it is not there: TBX (ISO 30042; "
            "versions "
            "2 and 3), tables (CSV, TSV, XLSX), MultiTerm XML, UTX, OmegaT's glossaries, and JSON Lines. - "
            "is "
            "the standard input.\n"
            "An entry whose id is there already replaces that one when they share a term; otherwise it gets "
            "an id of its own. What is wrong with a file is printed with its line, and either put right or "
            "skipped. All files come in together: when the import fails, the database is as it was, and "
            "'diptych term undo' takes it back.",
        .options = options(),
        .positionals = {{.name = "FILE", .maximum = k_many, .values = {.file = true}}}};
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

class ImportCommand : public Command {
public:
    ImportCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_files = arguments.positionals();
        if (std::count(m_files.begin(), m_files.end(), "-") > 1) {
            throw base::UsageError{"The standard input, -, can be read only once. Name it once."};
        }
        if (const std::optional<std::string> format = arguments.value("format")) {
            m_options.format = exchange::find_glossary_format(*format);
        }
        if (const std::optional<std::string> map = arguments.value("map")) {
            m_options.reading.map = exchange::ColumnMap::parse(*map);
        }
        m_options.reading.source_language = language_value(arguments, "source-lang");
        m_options.reading.target_language = language_value(arguments, "target-lang");
        m_options.reading.sheet = arguments.value("sheet").value_or("");
        m_options.reading.encoding = arguments.value("encoding");
        if (const std::optional<std::string> status = arguments.value("status")) {
            m_options.status = model::status_of(*status);
        }
        m_options.merge = arguments.has("merge");
        m_options.strict = arguments.has("strict");
        m_is_jsonl = arguments.value("report") == "jsonl";
        const pipeline::EditOptions edit = edit_options_of(arguments);
        m_options.dry_run = edit.dry_run;
        m_options.who = edit.who;
        m_options.today = edit.today;
        m_database = database_path(arguments);
    }

    Outcome run(Context& context) override {
        const pipeline::Imported imported = pipeline::import_glossary(
            m_database, m_files, m_options, context.in, context.diagnostics, context.progress);
        for (const pipeline::ImportReport& report : imported.files) {
            m_is_jsonl ? write_jsonl(report, imported.change, context.out) : write_line(report, context.out);
        }
        return Outcome::done;
    }

private:
    void write_line(const pipeline::ImportReport& report, std::ostream& out) const {
        out << fmt::format(
            "{} {}: {}, {} replaced, {} merged, {} unchanged, {} skipped; {} and {} written.\n",
            m_options.dry_run ? "Would import" : "Imported", report.file,
            counted(report.concepts, "new concept", "new concepts"), report.replaced, report.merged,
            report.unchanged, report.skipped, counted(report.terms, "term", "terms"),
            counted(report.categories, "data category", "data categories"));
    }

    void write_jsonl(const pipeline::ImportReport& report, std::optional<std::int64_t> change,
                     std::ostream& out) const {
        base::Json line{{"file", report.file},
                        {"format", report.format},
                        {"dialect", report.dialect},
                        {"new", report.concepts},
                        {"replaced", report.replaced},
                        {"merged", report.merged},
                        {"unchanged", report.unchanged},
                        {"skipped", report.skipped},
                        {"terms", report.terms},
                        {"categories", report.categories},
                        {"likely_duplicates", report.likely_duplicates},
                        {"dry_run", m_options.dry_run}};
        if (change) {
            line["change"] = *change;
        }
        out << base::json_line(line) << '\n';
    }

    std::vector<std::string> m_files;
    pipeline::ImportOptions m_options;
    bool m_is_jsonl = false;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_import_command() {
    return std::make_unique<ImportCommand>();
}

} // namespace diptych::cli
