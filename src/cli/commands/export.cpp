#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/commands/pair_choice_options.hpp"
#include "cli/commands/pair_export.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/terms/glossary_exchange.hpp"

#include <algorithm>
#include <filesystem>

namespace diptych::cli {

namespace {

using exchange::GlossaryFormat;
using exchange::TbxDialect;

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
        .examples = {{"diptych export -o glossary.tbx", "Write the glossary as TBX; the ending says so."},
                     {"diptych export tbx --tbx-version 2 --source-lang fr --target-lang en -o glossary.tbx",
                      "Write it as OmegaT and the Translate Toolkit read TBX."},
                     {"diptych export omegat --source-lang fr --target-lang en -o glossary.txt",
                      "Make a glossary for OmegaT."},
                     {"diptych export xlsx -o glossary.xlsx", "Make a workbook to edit and import again."},
                     {"diptych export html --title 'Terms of the Sixth Committee' -o glossary.html",
                      "Make a page for people."},
                     {"diptych export csv --status proposed", "Write what waits for approval."},
                     {"diptych export -o memory.tmx", "Write all pairs as a translation memory."},
                     {"diptych export --multilingual -o memory.tmx",
                      "Likewise, with all languages of a document in each unit."},
                     {"diptych export tsv --document A/AC.290/2021/L.1 --max-probability 0.5",
                      "List the doubtful pairs of a document."}},
        .text = "Writes the glossary as tbx (ISO 30042; without options version 3, dialect TBX-Basic, style "
                "DCA), a table (csv, tsv, xlsx), multiterm (MultiTerm XML), utx, omegat (a glossary of "
                "OmegaT), jsonl (JSON Lines, nothing left out) or html.\n"
                "Writes the pairs of sentences as tmx (a translation memory, TMX 1.4b), xliff (XLIFF 2.1), "
                "moses (two files with a line a pair) and, with --pairs or an option that chooses pairs, as "
                "tsv, csv, jsonl or html.\n"
                "Without FORMAT, the ending of the file of -o names it.\n"
                "What a format has no place for is left out, and a warning says what and how often."};
}

class ExportCommand : public Command {
public:
    ExportCommand() : Command{describe()} {
        accept(joined({glossary_options(),
                       pair_choice_options(m_choice),
                       {output_option(m_output), database_option(m_database)}}),
               {argument(m_format, {.name = "FORMAT", .minimum = 0, .values = {.choices = format_names()}})});
    }

    Outcome run(Context& context) override {
        if (m_pairs) {
            return m_pairs->run(context);
        }
        const bool is_binary = m_options.format == GlossaryFormat::xlsx;
        if (is_binary && context.is_terminal && m_output.value_or("-") == "-") {
            throw base::UsageError{"A workbook is nothing for a terminal. Name a file with -o."};
        }
        Output output{m_output, context};
        store::Database database{m_database, store::Mode::read, store::Access::sequential};
        const std::size_t concepts = pipeline::export_glossary(database, m_options, output.stream(), context);
        output.commit();
        if (concepts == 0) {
            context.say(m_options.status || !m_options.subject.empty()
                            ? "No entry of the glossary is like that: the file has none."
                            : "The glossary is empty. 'diptych import' fills it.");
        }
        return Outcome::done;
    }

protected:
    void configure() override {
        m_database = database_path(m_database);
        if (m_format.empty()) {
            if (!m_output || std::filesystem::path{*m_output}.extension().empty()) {
                throw base::UsageError{
                    "The format is missing. Name one, as in 'diptych export tbx', or a file "
                    "with its ending, as in -o glossary.tbx."};
            }
            m_format = format_of({}, format_names(), m_output);
        }
        if (!exchange::find_glossary_format(m_format) || m_wants_pairs || m_multilingual ||
            first_given(pair_choice_members(m_choice)) != nullptr) {
            configure_pairs();
            return;
        }
        m_options.format = *exchange::find_glossary_format(m_format);
        m_options.dialect = dialect();
        if (m_options.source_language && m_options.source_language == m_options.target_language) {
            throw base::UsageError{"The options '--source-lang' and '--target-lang' name the same language. "
                                   "Name two, or one."};
        }
        m_options.title = m_title.empty() ? m_options.title : m_title;
    }

private:
    std::vector<Option> glossary_options() {
        return {
            option(m_version, {.name = "tbx-version",
                               .value_name = "NUMBER",
                               .help = "of TBX: 3 (the default, ISO 30042:2019) or 2, which OmegaT and the "
                                       "Translate Toolkit read",
                               .details = "With **--source-lang** and **--target-lang** a file of version 2 "
                                          "(ISO 30042:2008, martif) holds these two languages only, since "
                                          "such tools know no more than pairs.",
                               .values = {.choices = {"3", "2"}},
                               .hidden_aliases = {"version"}}),
            option(m_style, {.name = "style",
                             .value_name = "STYLE",
                             .help = "of TBX version 3: dca (the default: data categories as attributes) or "
                                     "dct (as elements)",
                             .values = {.choices = {"dca", "dct"}}}),
            option(m_dialect,
                   {.name = "dialect",
                    .value_name = "DIALECT",
                    .help = "of TBX version 3: basic (the default) or min, which has room for less",
                    .values = {.choices = {"basic", "min"}}}),
            source_language_option(m_options.source_language,
                                   "the one whose terms come first in each concept, such as fr"),
            target_language_option(m_options.target_language,
                                   "the one that comes next; formats for two languages, TBX version 2 among "
                                   "them, then hold these two only"),
            status_option(m_options.status, ", with the entries that have one"),
            subject_option(m_options.subject,
                           "only entries that have this one; case and accents do not count"),
            title_option(m_title, "of the glossary, or of the page of pairs"),
            option(m_wants_pairs, {.name = "pairs",
                                   .help = "write pairs of sentences also where the format could hold the "
                                           "glossary; implied by the options that follow"}),
            option(m_multilingual,
                   {.name = "multilingual",
                    .help = "of tmx: documents that are kept in more than two languages, under one symbol or from one "
                            "memory, as units with a variant in each language"})};
    }

    /// \throws base::UsageError when options do not go together
    void configure_pairs() {
        if (const Option* const wrong =
                first_given({&m_version, &m_style, &m_dialect, &m_options.status, &m_options.subject})) {
            throw base::UsageError{fmt::format(
                "The option '{}' is of the glossary, not of pairs. Leave it out.", wrong->long_form())};
        }
        if (m_multilingual && m_format != "tmx") {
            throw base::UsageError{"The option '--multilingual' is of tmx. Leave it out."};
        }
        if (m_multilingual && (m_options.source_language || m_options.target_language)) {
            throw base::UsageError{"The option '--multilingual' is for all languages, so it does not go with "
                                   "'--source-lang' or '--target-lang'. Leave one out."};
        }
        m_pairs.emplace(m_format, m_title.empty() ? "Pairs" : m_title,
                        pipeline::PairExport{m_choice, m_options.source_language, m_options.target_language,
                                             m_multilingual},
                        m_output, m_database);
    }

    /// \throws base::UsageError when options do not go together
    TbxDialect dialect() const {
        const bool is_two = m_version == "2";
        const Option* const of_tbx = first_given({&m_version, &m_style, &m_dialect});
        if (of_tbx != nullptr && m_options.format != GlossaryFormat::tbx) {
            throw base::UsageError{fmt::format("The option '{}' is of tbx, not of {}. Leave it out.",
                                               of_tbx->long_form(), name_of(m_options.format))};
        }
        if (const Option* const of_three = first_given({&m_style, &m_dialect});
            of_three != nullptr && is_two) {
            throw base::UsageError{fmt::format("The option '{}' is of TBX version 3. Leave it out, or "
                                               "--tbx-version 2.",
                                               of_three->long_form())};
        }
        const bool is_dct = m_style == "dct";
        if (m_dialect == "min") {
            return is_dct ? TbxDialect::min_dct : TbxDialect::min_dca;
        }
        return is_two ? TbxDialect::basic_v2 : is_dct ? TbxDialect::basic_dct : TbxDialect::basic_dca;
    }

    std::string m_format;
    std::string m_version;
    std::string m_style;
    std::string m_dialect;
    std::string m_title;
    bool m_wants_pairs = false;
    bool m_multilingual = false;
    pipeline::PairChoice m_choice;
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
