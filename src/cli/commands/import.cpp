#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/json.hpp"
#include "base/temporary_file.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/terms/glossary_exchange.hpp"
#include "store/new_database.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace diptych::cli {

namespace {

/// HTML is written only.
std::vector<std::string> formats() {
    std::vector<std::string> names = exchange::glossary_format_names();
    std::erase(names, "html");
    return names;
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
                     {"diptych import other.tbx --merge --new-status proposed",
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
            "'diptych term undo' takes it back."};
}

class ImportCommand : public Command {
public:
    ImportCommand() : Command{describe()} {
        accept(options(), {argument(m_files, {.name = "FILE", .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        const pipeline::Imported imported = import(context);
        for (const pipeline::ImportReport& report : imported.files) {
            m_is_jsonl ? write_jsonl(report, imported.change, context.out) : write_line(report, context.out);
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        check_standard_input_once(m_files);
        if (m_map) {
            m_options.reading.map = exchange::ColumnMap::parse(*m_map);
        }
        m_is_jsonl = m_report == "jsonl";
        complete(m_edit);
        m_options.dry_run = m_edit.dry_run;
        m_options.who = m_edit.who;
        m_options.today = m_edit.today;
        m_database = database_path(m_database);
    }

private:
    std::vector<Option> options() {
        return {
            choice_option(m_options.format, formats(), exchange::find_glossary_format,
                          {.name = "input-format",
                           .value_name = "FORMAT",
                           .help = "what the files are, instead of what their names and beginnings say: " +
                                   enumerate(formats()),
                           .hidden_aliases = {"format"}}),
            option(
                m_map,
                {.name = "map",
                 .value_name = "MAP",
                 .help = "which column of a table holds what: 'fr=French term,en=English,fr:status=Status', "
                         "with the heading of the column or its number (#3) behind each =; header=no when "
                         "there are no headings",
                 .details = "To the left of each `=` stands a language (its terms), a language and a data "
                            "category, or a data category of the entry; a heading that holds a comma stands "
                            "in double quotes. Columns that the map does not name are read by their "
                            "headings."}),
            option(m_options.reading.separator,
                   {.name = "separator",
                    .value_name = "SIGN",
                    .help = "what stands between several terms in a cell of a table; without this option ';', ' / ' "
                            "and line ends, which is said in a note, and always '|'"}),
            option(m_options.reading.sheet, {.name = "sheet",
                                             .value_name = "NAME",
                                             .help = "the sheet of a workbook; the first one otherwise"}),
            source_language_option(m_options.reading.source_language,
                                   "the one of the first column, such as fr, of files that do not name it"),
            target_language_option(m_options.reading.target_language,
                                   "the one of the second column, likewise"),
            encoding_option(m_options.reading.encoding),
            with_alias(new_status_option(m_options.status, "to terms that have none"), {"status"}),
            option(
                m_options.merge,
                {.name = "merge",
                 .help = "put an entry that shares terms of two languages with one of the glossary into that",
                 .details = "Inflection, case and accents do not count. Without this option such entries are "
                            "added and counted; **diptych term duplicates** shows them. Entries of one file "
                            "are not put together."}),
            option(
                m_options.strict,
                {.name = "strict",
                 .help = "take warnings for errors: import nothing when there is anything wrong with a file",
                 .details = "Notes are no warnings."}),
            with_alias(dry_run_option(m_edit.dry_run), {"n"}),
            option(m_report,
                   {.name = "report",
                    .value_name = "FORM",
                    .help = "how to report: text (the default), a line a file, or jsonl, JSON Lines",
                    .details =
                        "The members are `file`, `format`, `dialect`, `new`, `replaced`, `merged`, "
                        "`unchanged`, `skipped`, `terms`, `categories`, `likely_duplicates`, `dry_run` "
                        "and, when anything was changed, `change`, its number in the history.",
                    .values = {.choices = {"text", "jsonl"}}}),
            who_option(m_edit.who),
            database_option(m_database)};
    }

    pipeline::Imported import(Context& context) const {
        const auto into = [&](store::Database& database) {
            context.diagnostics = {};
            return pipeline::import_glossary(database, m_files, m_options, context);
        };
        if (m_options.dry_run && !std::filesystem::exists(m_database)) { // one that goes, where nobody minds
            store::NewDatabase made{(base::temporary_folder() / "diptych-dry-run.db").string()};
            return into(made.database());
        }
        const bool is_repeatable = std::find(m_files.begin(), m_files.end(), "-") == m_files.end();
        store::WritableDatabase database{m_database, store::Access::sequential};
        return database.change(into, is_repeatable);
    }

    void write_line(const pipeline::ImportReport& report, std::ostream& out) const {
        out << fmt::format(
            "{} {}: {}, {} replaced, {} merged, {} unchanged, {} skipped; {} and {} written.\n",
            m_options.dry_run ? "Would import" : "Imported", report.file,
            base::counted(report.concepts, "new concept", "new concepts"), report.replaced, report.merged,
            report.unchanged, report.skipped, base::counted(report.terms, "term", "terms"),
            base::counted(report.categories, "data category", "data categories"));
    }

    void write_jsonl(const pipeline::ImportReport& report, std::optional<std::int64_t> change,
                     std::ostream& out) const {
        base::Json line{{"type", "import"},
                        {"file", report.file},
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
    pipeline::EditOptions m_edit;
    std::optional<std::string> m_map;
    std::string m_report;
    bool m_is_jsonl = false;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_import_command() {
    return std::make_unique<ImportCommand>();
}

} // namespace diptych::cli
