#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/commands/added_text.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/corpus/add_batch.hpp"
#include "pipeline/corpus/add_document.hpp"
#include "pipeline/corpus/add_list.hpp"
#include "pipeline/corpus/add_pairs.hpp"
#include "pipeline/corpus/add_versions.hpp"
#include "pipeline/sources/keyed_pairs.hpp"
#include "store/new_database.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

namespace diptych::cli {

namespace {

Description describe() {
    return {.name = "add",
            .summary = "pair texts and their translations and keep the pairs",
            .examples = {{"diptych add report.fr.txt report.en.txt --symbol A/AC.290/2021/L.1",
                          "Keep the pairs of a report under its symbol; again, when the files have changed."},
                         {"diptych add contrat.docx contract.docx --db client.db",
                          "Keep the texts of a client apart."},
                         {"diptych add texts --source-lang fr",
                          "Keep all pairs of files in a folder whose names differ in the language only."},
                         {"diptych add --manifest pairs.tsv --log done.tsv",
                          "Keep many pairs of files; again, to go on after an interruption."},
                         {"diptych add memory.tmx", "Keep the pairs of a translation memory as they are."},
                         {"diptych add report.en.txt report.fr.txt report.es.txt --symbol A/1",
                          "Keep a report in three languages."},
                         {"diptych add corpus.fr corpus.en --moses", "Keep pairs that have a line each."}},
            .text =
                "Pairs the sentences of SOURCE and TARGET as 'diptych align' does and stores them in the "
                "database, where 'diptych search' finds them. The database is made when it is not there. "
                "Files that "
                "are there already are recognised by their contents. When a file has changed, its document "
                "is paired "
                "anew; what 'diptych fix' has confirmed stays. The version that was corrected is kept in the "
                "history, until 'diptych db compact': when the new one is removed, 'diptych undo CHANGE' brings it back.\n"
                "Without TARGET, SOURCE is a file that holds pairs already: TMX, XLIFF, a gettext catalogue (PO), a "
                "table with the titles source and target, as 'diptych export' writes it, or with languages as titles, "
                "or a Word, OpenDocument, Excel or HTML file with a table of two columns. They are stored as "
                "they are, a document for each one named in the file. Two files with texts under keys (Java "
                "properties, Apple strings, Android strings, JSON, ARB, RESX) are paired by their keys. Or SOURCE is a folder with files to be "
                "paired by "
                "their names, such as report.fr.txt and report.en.txt, or fr/report.pdf and en/report.docx.\n"
                "With OTHER, a document in three languages and more is kept under its symbol: one of the files, the "
                "pivot, paired with each of the others. 'diptych export' gives the pairs of any two of them."};
}

class AddCommand : public Command {
public:
    AddCommand() : Command{describe()} {
        accept(joined({m_pairing.languages(),
                       {lines_option(m_pairing.lines), symbol_option(m_task.symbol)},
                       own_options(),
                       m_pairing.knowledge(),
                       {who_option(m_edit.who), database_option(m_database)}}),
               {argument(m_task.source, {.name = "SOURCE", .minimum = 0, .values = {.file = true}}),
                argument(m_task.target, {.name = "TARGET", .minimum = 0, .values = {.file = true}}),
                argument(m_others, {.name = "OTHER", .minimum = 0, .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        if (!m_manifest.empty()) {
            return add_many(pipeline::read_add_manifest(m_manifest, context.in), context);
        }
        if (m_moses) {
            return add_pairs({m_task.source, m_task.target}, context);
        }
        if (!m_others.empty()) {
            return add_versions(context);
        }
        if (!m_task.target.empty()) {
            return pipeline::have_keys(m_task.source, m_task.target)
                       ? add_pairs({m_task.source, m_task.target, pipeline::PairedBy::keys}, context)
                       : add_one(context);
        }
        std::error_code error;
        if (std::filesystem::is_directory(m_task.source, error)) {
            refuse_with_many();
            const pipeline::AddList list =
                pipeline::list_folder(m_task.source, m_options.align, context.diagnostics);
            return add_many(list, context);
        }
        refuse_with_one();
        return add_pairs({m_task.source, context.in}, context);
    }

protected:
    void configure() override {
        m_database = database_path(m_database);
        m_options.align = m_pairing.value();
        complete(m_edit);
        m_options.who = m_edit.who;
        if (!m_manifest.empty()) {
            check_batch();
            return;
        }
        if (m_task.source.empty()) {
            throw base::UsageError{"The argument SOURCE is missing."};
        }
        check_not_both_standard_input(m_task.source, m_task.target);
        check_versions();
        if (m_moses) {
            check_moses();
        }
        if (!m_task.target.empty()) {
            refuse_with_one();
        }
    }

private:
    /// Options of add alone.
    std::vector<Option> own_options() {
        return {
            title_option(m_task.title,
                         "of the document; without this option what the source has as its title"),
            date_option(m_task.date, {.name = "date",
                                      .value_name = "DATE",
                                      .help = "the date of the document: 2021, 2021-03 or 2021-03-12",
                                      .details = "**diptych-search**(1) can look for it."}),
            option(m_options.replace,
                   {.name = "replace",
                    .help =
                        "put the files in place of a document with the same symbol, and pair them anew even "
                        "if they are there already"}),
            moses_option(m_moses),
            option(m_skip_bad,
                   {.name = "skip-bad",
                    .help = "of a TMX or XLIFF file or a table, leave out the units and rows that cannot be read, "
                            "and say which",
                    .details = "Without this option nothing of such a file is kept."}),
            option(m_cut,
                   {.name = "cut",
                    .help = "cut the texts of ready pairs into sentences, and keep the pairs of these",
                    .details = "What a memory says of a unit besides its texts (ids, dates, inline codes) is not "
                               "kept of units that were cut."}),
            option(m_pivot, {.name = "pivot",
                             .value_name = "LANG",
                             .help = "of three files and more, the language of the one with which the others are "
                                     "paired; that of SOURCE otherwise"}),
            option(m_manifest,
                   {.name = "manifest",
                    .value_name = "MANIFEST",
                    .help =
                        "add the pairs in MANIFEST, a line each: SOURCE and TARGET and, when known, SYMBOL, "
                        "TITLE and DATE, separated by tabs; paths start from the folder of MANIFEST",
                    .details = "`-` is the standard input, whose paths start from the current folder.",
                    .values = {.file = true},
                    .hidden_aliases = {"batch"}}),
            jobs_option(m_jobs, "how many pairs of many to align"),
            option(m_log, {.name = "log",
                           .value_name = "FILE",
                           .help = "of many pairs, add a line for each to FILE: when and how it ended",
                           .details = "The columns are the time (UTC), `added`, `updated`, `unchanged` or "
                                      "`failed`, the number of the document, both files and a message.",
                           .values = {.file = true}})};
    }

    /// What goes with more than two files alone, or not with them.
    void check_versions() const {
        if (m_others.empty()) {
            if (m_pivot) {
                throw base::UsageError{"The option '--pivot' is for three files and more, in a language each."};
            }
            return;
        }
        if (m_task.symbol.empty()) {
            throw base::UsageError{"A document in three languages and more is kept under its symbol. Give it with "
                                   "--symbol."};
        }
        if (const Option* const wrong =
                first_given({&m_moses, &m_cut, &m_skip_bad, &m_pairing.align.target.language})) {
            throw base::UsageError{fmt::format("The option '{}' does not go with three files and more, whose languages "
                                               "are those that they look like.",
                                               wrong->long_form())};
        }
        if (m_task.source == "-" || m_task.target == "-" ||
            std::find(m_others.begin(), m_others.end(), "-") != m_others.end()) {
            throw base::UsageError{"Of three files and more none can be '-'. Name files."};
        }
    }

    void check_batch() const {
        if (!m_task.source.empty()) {
            throw base::UsageError{fmt::format(
                "The argument '{}' does not go with '--manifest'. Write the pair into the manifest.",
                m_task.source)};
        }
        if (m_moses) {
            throw base::UsageError{
                "The options '--manifest' and '--moses' do not go together. Add files with a pair "
                "a line one after the other."};
        }
        refuse_with_many();
    }

    /// What the options say of one document.
    void refuse_with_many() const {
        if (const Option* const wrong = first_given({&m_task.symbol, &m_task.title, &m_task.date})) {
            throw base::UsageError{
                fmt::format("The option '{}' is for one document, not for many. A manifest has a "
                            "column for it.",
                            wrong->long_form())};
        }
    }

    void check_moses() const {
        if (m_task.target.empty()) {
            throw base::UsageError{"The argument TARGET is missing: with '--moses' there are two files."};
        }
        if (m_task.source == "-" || m_task.target == "-") {
            throw base::UsageError{"With '--moses' neither SOURCE nor TARGET can be '-'. Name files."};
        }
        const Option* const wrong =
            first_given({&m_pairing.lines, &m_pairing.lexicon_file, &m_pairing.dictionary_file,
                         &m_pairing.order, &m_pairing.align.force});
        if (wrong != nullptr) {
            throw base::UsageError{fmt::format(
                "The options '--moses' and '{}' do not go together: the lines are paired already.",
                wrong->long_form())};
        }
    }

    void refuse_with_one() const {
        if (const Option* const wrong = first_given({&m_jobs, &m_log})) {
            throw base::UsageError{
                fmt::format("The option '{}' is for many pairs of files: with '--manifest', or a folder.",
                            wrong->long_form())};
        }
    }

    Outcome add_one(Context& context) const {
        store::WritableDatabase database{m_database};
        const pipeline::AddedDocument added = database.change(
            [&](store::Database& opened) {
                context.diagnostics = {};
                return pipeline::add_files(opened, m_task, m_options, context);
            },
            m_task.source != "-" && m_task.target != "-");
        context.out << text_of(added) << '\n';
        return Outcome::done;
    }

    Outcome add_versions(Context& context) const {
        pipeline::VersionsTask task{{m_task.source, m_task.target}, m_task, m_pivot};
        task.files.insert(task.files.end(), m_others.begin(), m_others.end());
        store::WritableDatabase database{m_database};
        const std::vector<pipeline::AddedDocument> added = database.change([&](store::Database& opened) {
            context.diagnostics = {};
            return pipeline::add_versions(opened, task, m_options, context);
        });
        for (const pipeline::AddedDocument& document : added) {
            context.out << text_of(document) << '\n';
        }
        return Outcome::done;
    }

    Outcome add_many(const pipeline::AddList& list, Context& context) const {
        const auto report = [&](const pipeline::AddTask& task, const pipeline::AddedDocument& added) {
            if (added.status != pipeline::AddStatus::unchanged || added.described) {
                context.out << text_of(added, task.source) << '\n';
            }
        };
        store::WritableDatabase database{m_database};
        const pipeline::AddCounts counts = pipeline::add_batch(
            database, list, {m_options, m_jobs.value_or(base::processor_count()), m_log}, report, context);
        context.out << text_of(counts) << '\n';
        return counts.failed == 0 ? Outcome::done : Outcome::partly_failed;
    }

    Outcome add_pairs(const pipeline::ReadyPairs& pairs, Context& context) const {
        const pipeline::AddPairsOptions options{m_options.align.source.language,
                                                m_options.align.target.language,
                                                m_task.symbol,
                                                m_task.title,
                                                m_task.date,
                                                m_options.replace,
                                                m_options.who,
                                                m_skip_bad,
                                                m_cut};
        store::WritableDatabase database{m_database};
        const pipeline::AddedPairs added = database.change([&](store::Database& opened) {
            context.diagnostics = {};
            return pipeline::add_pairs(opened, pairs, options, context);
        });
        for (const pipeline::AddedDocument& document : added.documents) {
            context.out << text_of(document) << '\n';
        }
        for (const std::int64_t id : added.replaced) {
            context.out << fmt::format("Removed document {}, which was an older version.\n", id);
        }
        return Outcome::done;
    }

    PairingOptions m_pairing;
    std::string m_database;
    pipeline::AddOptions m_options;
    pipeline::EditOptions m_edit; ///< its author
    pipeline::AddTask
        m_task; ///< without files for --manifest, without a target for a file of pairs or a folder
    std::string m_manifest; ///< empty without --manifest
    bool m_moses = false;
    bool m_cut = false;
    std::vector<std::string> m_others; ///< files of further languages
    std::optional<model::LanguageTag> m_pivot;
    bool m_skip_bad = false; ///< what of a file of pairs cannot be read
    std::optional<std::size_t> m_jobs;
    std::string m_log; ///< empty without --log
};

} // namespace

std::unique_ptr<Command> make_add_command() {
    return std::make_unique<AddCommand>();
}

} // namespace diptych::cli
