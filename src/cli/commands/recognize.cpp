#include "pipeline/terms/recognize.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/commands/term_filter_options.hpp"
#include "cli/output.hpp"
#include "cli/render/recognized_terms.hpp"
#include "cli/shared_options.hpp"
#include "exchange/records/recognized_terms.hpp"

#include <algorithm>
#include <ostream>
#include <utility>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "jsonl", "tsv"};

Description describe() {
    return {.name = "recognize",
            .summary = "find the glossary's terms in a text",
            .examples = {{"diptych recognize report.fr.docx",
                          "See the terms in a report, and what to write for them."},
                         {"diptych recognize report.fr.txt --target-lang en --format tsv",
                          "List the terms and their English."},
                         {"diptych recognize draft.en.txt --status deprecated",
                          "Find the terms that should not be used."},
                         {"echo \"Les droits de l'homme\" | diptych recognize - --source-lang fr",
                          "Read the text from another program."}},
            .text =
                "Reads each FILE (plain text, PDF, Word, OpenDocument, HTML and more: see 'diptych help formats') and "
                "prints its "
                "sentences in which terms of the glossary stand, in any form: plural, agreement, elision, "
                "accents left out, other spelling. The longest term at each place counts. Below stands what "
                "to write in the other languages.\n"
                "The exit status is 1 when there is no term in it."};
}

class RecognizeCommand : public Command {
public:
    RecognizeCommand() : Command{describe()} {
        accept(joined({{with_alias(source_language_option(
                                       m_options.read.language,
                                       "that of FILE, such as fr; without this option it is guessed from "
                                       "the text"),
                                   {"lang"}),
                        target_language_option(m_other, "the one to write in; without this option all others "
                                                        "of the glossary"),
                        option(m_options.nested,
                               {.name = "nested", .help = "show terms that stand in longer ones, too"})},
                       term_filter_options(m_options.filter),
                       {lines_option(m_options.read.lines),
                        format_option(m_format, k_formats,
                                      "table (the default), to read; jsonl, JSON Lines with a term each; or "
                                      "tsv, with tabs"),
                        output_option(m_output), database_option(m_database)}}),
               {argument(m_files, {.name = "FILE", .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        Output output{m_output, context};
        std::ostream& out = output.stream();
        const char* separator = "";
        if (m_format == "tsv") {
            exchange::write_recognized_titles(out);
        }
        store::Database database{m_database, store::Mode::read};
        const pipeline::RecognizeCounts counts = pipeline::recognize(
            database, m_files, m_options, context, [&](const model::RecognizedText& found) {
                if (m_format == "jsonl") {
                    exchange::write_recognized_jsonl(found, m_other, out);
                } else if (m_format == "tsv") {
                    exchange::write_recognized_tsv(found, m_other, out);
                } else {
                    output.styled() << std::exchange(separator, "\n");
                    render_recognized(found, m_other, output.style(), context.columns, output.styled());
                }
            });
        output.commit();
        if (counts.hits > 0) {
            return Outcome::done;
        }
        context.say(counts.terms == 0
                        ? "The glossary has no such terms in the language of the text. 'diptych term list' "
                          "shows what it has."
                        : fmt::format("None of the {} terms stands in the text.", counts.terms));
        return Outcome::nothing_found;
    }

protected:
    void configure() override {
        check_standard_input_once(m_files);
        m_format = format_of(m_format, k_formats, m_output);
        m_database = database_path(m_database);
    }

private:
    std::vector<std::string> m_files;
    pipeline::RecognizeOptions m_options;
    std::optional<model::LanguageTag> m_other;
    std::string m_format;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_recognize_command() {
    return std::make_unique<RecognizeCommand>();
}

} // namespace diptych::cli
