#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/commands/pair_choice_options.hpp"
#include "cli/commands/pair_export.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/terms/glossary_exchange.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

using exchange::GlossaryFormat;
using exchange::TbxDialect;

std::vector<Option> glossary_options() {
    return {
        {.name = "version",
         .value_name = "NUMBER",
         .help = "of TBX: 3 (the default, ISO 30042:2019) or 2, which OmegaT and the Translate Toolkit "
                 "read",
         .values = {.choices = {"3", "2"}}},
        {.name = "style",
         .value_name = "STYLE",
         .help = "of TBX version 3: dca (the default: data categories as attributes) or dct (as elements)",
         .values = {.choices = {"dca", "dct"}}},
        {.name = "dialect",
         .value_name = "DIALECT",
         .help = "of TBX version 3: basic (the default) or min, which has room for less",
         .values = {.choices = {"basic", "min"}}},
        {.name = "source-lang",
         .value_name = "LANG",
         .help = "the language whose terms come first in each concept, such as fr"},
        {.name = "target-lang",
         .value_name = "LANG",
         .help = "the one that comes next; formats for two languages, TBX version 2 among them, then hold "
                 "these two only"},
        {.name = "status",
         .value_name = "STATUS",
         .help = "write only entries with a term of that status: " + enumerate(model::status_names()),
         .values = {.choices = model::status_names()}},
        {.name = "subject", .value_name = "SUBJECT", .help = "write only entries of that subject field"},
        {.name = "title", .value_name = "TEXT", .help = "the title of the glossary, or of the page of pairs"},
        {.name = "pairs",
         .value_name = "",
         .help = "write pairs of sentences also where the format could hold the glossary; implied by the "
                 "options that follow"}};
}

std::vector<Option> options() {
    std::vector<Option> all = glossary_options();
    for (Option& option : pair_choice_options()) {
        all.push_back(std::move(option));
    }
    all.push_back(output_option());
    all.push_back(database_option());
    return all;
}

/// Those of the glossary, then those of pairs alone.
std::vector<std::string> format_names() {
    std::vector<std::string> names = exchange::glossary_format_names();
    for (const std::string& name : PairExportRequest::formats()) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(name);
        }
    }
    return names;
}

Description describe() {
    return {
        .name = "export",
        .summary = "write the glossary, or pairs of sentences, to a file",
        .examples = {{"diptych export tbx -o glossary.tbx", "Write the glossary as TBX."},
                     {"diptych export tbx --version 2 --source-lang fr --target-lang en -o glossary.tbx",
                      "Write it as OmegaT and the Translate Toolkit read TBX."},
                     {"diptych export omegat --source-lang fr --target-lang en -o glossary.txt",
                      "Make a glossary for OmegaT."},
                     {"diptych export xlsx -o glossary.xlsx", "Make a workbook to edit and import again."},
                     {"diptych export html --title 'Terms of the Sixth Committee' -o glossary.html",
                      "Make a page for people."},
                     {"diptych export csv --status proposed", "Write what waits for approval."},
                     {"diptych export tmx -o memory.tmx", "Write all pairs as a translation memory."},
                     {"diptych export tsv --document A/AC.290/2021/L.1 --max-probability 0.5",
                      "List the doubtful pairs of a document."}},
        .text = "Writes the glossary as tbx (ISO 30042; without options version 3, dialect TBX-Basic, style "
                "DCA), a table (csv, tsv, xlsx), multiterm (MultiTerm XML), utx, omegat (a glossary of "
                "OmegaT), jsonl (JSON Lines, nothing left out) or html.\n"
                "Writes the pairs of sentences as tmx (a translation memory, TMX 1.4b), xliff (XLIFF 2.1), "
                "moses (two files with a line a pair) and, with --pairs or an option that chooses pairs, as "
                "tsv, csv, jsonl or html.\n"
                "What a format has no place for is left out, and a warning says what and how often.",
        .options = options(),
        .positionals = {{.name = "FORMAT", .values = {.choices = format_names()}}}};
}

/// \throws base::UsageError when options do not go together
TbxDialect dialect_of(GlossaryFormat format, const Arguments& arguments) {
    const bool is_two = arguments.value("version") == "2";
    for (const char* option : {"version", "style", "dialect"}) {
        if (arguments.has(option) && format != GlossaryFormat::tbx) {
            throw base::UsageError{fmt::format("The option '--{}' is of tbx, not of {}. Leave it out.",
                                               option, name_of(format))};
        }
        if (arguments.has(option) && is_two && std::string_view{option} != "version") {
            throw base::UsageError{fmt::format("The option '--{}' is of TBX version 3. Leave it out, or "
                                               "--version 2.",
                                               option)};
        }
    }
    const bool is_dct = arguments.value("style") == "dct";
    if (arguments.value("dialect") == "min") {
        return is_dct ? TbxDialect::min_dct : TbxDialect::min_dca;
    }
    return is_two ? TbxDialect::basic_v2 : is_dct ? TbxDialect::basic_dct : TbxDialect::basic_dca;
}

class ExportCommand : public Command {
public:
    ExportCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        const std::string& format = arguments.positionals().front();
        if (PairExportRequest::is_meant(format, arguments)) {
            m_pairs.emplace(format, arguments);
            return;
        }
        m_options.format = *exchange::find_glossary_format(format);
        m_options.dialect = dialect_of(m_options.format, arguments);
        m_options.source_language = language_value(arguments, "source-lang");
        m_options.target_language = language_value(arguments, "target-lang");
        if (m_options.source_language && m_options.source_language == m_options.target_language) {
            throw base::UsageError{"The options '--source-lang' and '--target-lang' name the same language. "
                                   "Name two, or one."};
        }
        if (const std::optional<std::string> status = arguments.value("status")) {
            m_options.status = model::status_of(*status);
        }
        m_options.subject = arguments.value("subject").value_or("");
        m_options.title = arguments.value("title").value_or(m_options.title);
        m_output = arguments.value("output");
        m_database = database_path(arguments);
    }

    Outcome run(Context& context) override {
        if (m_pairs) {
            return m_pairs->run(context);
        }
        const bool is_binary = m_options.format == GlossaryFormat::xlsx;
        if (is_binary && context.is_terminal && m_output.value_or("-") == "-") {
            throw base::UsageError{"A workbook is nothing for a terminal. Name a file with -o."};
        }
        Output output{m_output, context.out};
        const std::size_t concepts = pipeline::export_glossary(m_database, m_options, output.stream(),
                                                               context.diagnostics, context.progress);
        output.commit();
        if (concepts == 0) {
            context.say(m_options.status || !m_options.subject.empty()
                            ? "No entry of the glossary is like that: the file has none."
                            : "The glossary is empty. 'diptych import' fills it.");
        }
        return Outcome::done;
    }

private:
    std::optional<PairExportRequest> m_pairs; ///< when it is they that are asked for
    pipeline::ExportOptions m_options;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_export_command() {
    return std::make_unique<ExportCommand>();
}

} // namespace diptych::cli
