#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/commands/added_text.hpp"
#include "cli/shared_options.hpp"
#include "model/date.hpp"
#include "pipeline/corpus/add_batch.hpp"
#include "pipeline/corpus/add_document.hpp"
#include "pipeline/corpus/add_list.hpp"
#include "pipeline/corpus/add_pairs.hpp"
#include "pipeline/maintenance/counts.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

namespace diptych::cli {

namespace {

/// Options of add alone.
std::vector<Option> own_options() {
    return {
        {.name = "title",
         .value_name = "TEXT",
         .help = "the title of the document; without this option, what the source has as its title"},
        {.name = "date",
         .value_name = "DATE",
         .help = "the date of the document: 2021, 2021-03 or 2021-03-12"},
        {.name = "replace",
         .value_name = "",
         .help =
             "put the files in place of a document with the same symbol, and pair them anew even if they are "
             "there already"},
        {.name = "moses",
         .value_name = "",
         .help = "take line n of TARGET for the translation of line n of SOURCE, as Moses and OPUS have it"},
        {.name = "batch",
         .value_name = "MANIFEST",
         .help =
             "add the pairs in MANIFEST, a line each: SOURCE and TARGET and, when known, SYMBOL, TITLE and "
             "DATE, separated by tabs; paths start from the folder of MANIFEST",
         .values = {.file = true}},
        {.name = "jobs",
         .value_name = "N",
         .help = "of many pairs, align N at a time; without this option, as many as there are processors"},
        {.name = "log",
         .value_name = "FILE",
         .help = "of many pairs, add a line for each to FILE: when and how it ended",
         .values = {.file = true}}};
}

Description describe() {
    Description description{
        .name = "add",
        .summary = "pair texts and their translations and keep the pairs",
        .examples = {{"diptych add report.fr.txt report.en.txt --symbol A/AC.290/2021/L.1",
                      "Keep the pairs of a report under its symbol; again, when the files have changed."},
                     {"diptych add contrat.docx contract.docx --db client.db",
                      "Keep the texts of a client apart."},
                     {"diptych add texts --source-lang fr",
                      "Keep all pairs of files in a folder whose names differ in the language only."},
                     {"diptych add --batch pairs.tsv --log done.tsv",
                      "Keep many pairs of files; again, to go on after an interruption."},
                     {"diptych add memory.tmx", "Keep the pairs of a translation memory as they are."},
                     {"diptych add corpus.fr corpus.en --moses", "Keep pairs that have a line each."}},
        .text = "Pairs the sentences of SOURCE and TARGET as 'diptych align' does and stores them in the "
                "database, where 'diptych search' finds them. The database is made when it is not there. "
                "Files that "
                "are there already are recognised by their contents. When a file has changed, its document "
                "is paired "
                "anew; what 'diptych fix' has confirmed stays.\n"
                "Without TARGET, SOURCE is a file that holds pairs already: TMX or XLIFF. They are stored as "
                "they are, a document for each one named in the file. Or it is a folder with files to be "
                "paired by "
                "their names, such as report.fr.txt and report.en.txt, or fr/report.pdf and en/report.docx.",
        .options = pair_language_options(),
        .positionals = {input_file("SOURCE"), input_file("TARGET")}};
    for (Positional& positional : description.positionals) {
        positional.minimum = 0; // with --batch
    }
    description.options.push_back(lines_option());
    description.options.push_back(symbol_option());
    for (Option& option : own_options()) {
        description.options.push_back(std::move(option));
    }
    for (Option& option : knowledge_options()) {
        description.options.push_back(std::move(option));
    }
    description.options.push_back(database_option());
    return description;
}

/// What the options say of one document.
void refuse_with_many(const Arguments& arguments) {
    for (const char* option : {"symbol", "title", "date"}) {
        if (arguments.has(option)) {
            throw base::UsageError{fmt::format(
                "The option '--{}' is for one document, not for many. A manifest for '--batch' has a "
                "column for it.",
                option)};
        }
    }
}

class AddCommand : public Command {
public:
    AddCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_arguments = arguments;
        m_database = database_path(arguments);
        m_options.align = align_options(arguments);
        m_options.align.lexicons.database = m_database; // what it knows already helps
        m_options.replace = arguments.has("replace");
        m_task.symbol = arguments.value("symbol").value_or("");
        m_task.title = arguments.value("title").value_or("");
        m_task.date = arguments.value("date").value_or("");
        if (arguments.has("date") && !model::is_date(m_task.date)) {
            throw base::UsageError{
                fmt::format("'{}' is no date. Write it as 2021, 2021-03 or 2021-03-12.", m_task.date)};
        }
        m_jobs = arguments.count("jobs").value_or(base::processor_count());
        m_manifest = arguments.value("batch").value_or("");
        m_moses = arguments.has("moses");
        take_files(arguments.positionals());
    }

    Outcome run(Context& context) override {
        if (!m_manifest.empty()) {
            return add_many(pipeline::read_add_manifest(m_manifest, context.in), context);
        }
        if (m_moses) {
            return print(pipeline::add_lines(m_database, m_task.source, m_task.target, pairs_options(),
                                             context.diagnostics, context.progress),
                         context);
        }
        if (!m_task.target.empty()) {
            return add_one(context);
        }
        std::error_code error;
        if (std::filesystem::is_directory(m_task.source, error)) {
            refuse_with_many(m_arguments);
            const pipeline::AddList list =
                pipeline::list_folder(m_task.source, m_options.align, context.diagnostics);
            return add_many(list, context);
        }
        refuse_with_one();
        return print(pipeline::add_pairs(m_database, m_task.source, pairs_options(), context.in,
                                         context.diagnostics, context.progress),
                     context);
    }

private:
    void take_files(const std::vector<std::string>& files) {
        if (!m_manifest.empty()) {
            if (!files.empty()) {
                throw base::UsageError{fmt::format(
                    "The argument '{}' does not go with '--batch'. Write the pair into the manifest.",
                    files.front())};
            }
            if (m_moses) {
                throw base::UsageError{
                    "The options '--batch' and '--moses' do not go together. Add files with a pair "
                    "a line one after the other."};
            }
            refuse_with_many(m_arguments);
            return;
        }
        if (files.empty()) {
            throw base::UsageError{"The argument SOURCE is missing."};
        }
        m_task.source = files[0];
        m_task.target = files.size() > 1 ? files[1] : "";
        if (m_task.source.empty() || (files.size() > 1 && m_task.target.empty())) {
            throw base::UsageError{"The name of a file is empty."};
        }
        if (m_task.source == "-" && m_task.target == "-") {
            throw base::UsageError{
                "SOURCE and TARGET cannot both be '-', the standard input. Name a file for one."};
        }
        if (m_moses) {
            check_moses();
        }
        if (!m_task.target.empty()) {
            refuse_with_one();
        }
    }

    void check_moses() const {
        if (m_task.target.empty()) {
            throw base::UsageError{"The argument TARGET is missing: with '--moses' there are two files."};
        }
        if (m_task.source == "-" || m_task.target == "-") {
            throw base::UsageError{"With '--moses' neither SOURCE nor TARGET can be '-'. Name files."};
        }
        for (const char* option : {"lines", "lexicon", "dictionary", "dictionary-order", "force"}) {
            if (m_arguments.has(option)) {
                throw base::UsageError{fmt::format(
                    "The options '--moses' and '--{}' do not go together: the lines are paired already.",
                    option)};
            }
        }
    }

    void refuse_with_one() const {
        for (const char* option : {"jobs", "log"}) {
            if (m_arguments.has(option)) {
                throw base::UsageError{fmt::format(
                    "The option '--{}' is for many pairs of files: with '--batch', or a folder.", option)};
            }
        }
    }

    pipeline::AddPairsOptions pairs_options() const {
        return {m_options.align.source.language,
                m_options.align.target.language,
                m_task.symbol,
                m_task.title,
                m_task.date,
                m_options.replace};
    }

    Outcome add_one(Context& context) const {
        context.out << text_of(pipeline::add_files(m_database, m_task, m_options, context.in,
                                                   context.diagnostics, context.progress))
                    << '\n';
        return Outcome::done;
    }

    Outcome add_many(const pipeline::AddList& list, Context& context) const {
        const auto report = [&](const pipeline::AddTask& task, const pipeline::AddedDocument& added) {
            if (added.status != pipeline::AddStatus::unchanged || added.described) {
                context.out << text_of(added, task.source) << '\n';
            }
        };
        const pipeline::AddCounts counts =
            pipeline::add_batch(m_database, list, {m_options, m_jobs, m_arguments.value("log").value_or("")},
                                report, context.diagnostics, context.progress);
        context.out << text_of(counts) << '\n';
        return counts.failed == 0 ? Outcome::done : Outcome::partly_failed;
    }

    static Outcome print(const pipeline::AddedPairs& added, Context& context) {
        for (const pipeline::AddedDocument& document : added.documents) {
            context.out << text_of(document) << '\n';
        }
        for (const std::int64_t id : added.replaced) {
            context.out << fmt::format("Removed document {}, which was an older version.\n", id);
        }
        return Outcome::done;
    }

    Arguments m_arguments;
    std::string m_database;
    pipeline::AddOptions m_options;
    pipeline::AddTask m_task; ///< without files for --batch, without a target for a file of pairs or a folder
    std::string m_manifest;   ///< empty without --batch
    bool m_moses = false;
    std::size_t m_jobs = 1;
};

} // namespace

std::unique_ptr<Command> make_add_command() {
    return std::make_unique<AddCommand>();
}

} // namespace diptych::cli
