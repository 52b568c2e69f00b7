#include "pipeline/align/evaluate.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"

#include <algorithm>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "tsv", "jsonl"};

Description describe() {
    return {.name = "evaluate",
            .summary = "measure alignments against ones that are right",
            .examples = {{"diptych evaluate gold.beads test.beads", "See how good an alignment is."},
                         {"diptych evaluate a.gold a.beads b.gold b.beads", "Count over several texts."},
                         {"diptych evaluate gold.beads test.beads --html differences.html --source fr.txt "
                          "--target en.txt",
                          "Make a page that shows what is missing or wrong."}},
            .text =
                "Compares the alignment TEST with GOLD, which is right, and prints precision, recall and "
                "their harmonic mean F1. Strict counts the beads that are the same; lax also those that "
                "share a pair of sentences with one that is right; unpaired counts the sentences without a "
                "counterpart. When TEST has probabilities, a table shows how far they can be believed.\n"
                "GOLD and TEST may be beads, ladders of hunalign or the JSON Lines of 'diptych align'. "
                "Several pairs of files are counted as one.",
            .options = {format_option(k_formats, "table (the default), tsv or jsonl, JSON Lines"),
                        {.name = "html",
                         .value_name = "FILE",
                         .help = "write a page to FILE that shows the differences",
                         .values = {.file = true}},
                        {.name = "source",
                         .value_name = "FILE",
                         .help = "the source text that was aligned, a sentence a line, for the page to show",
                         .values = {.file = true}},
                        {.name = "target",
                         .value_name = "FILE",
                         .help = "the target text, likewise",
                         .values = {.file = true}},
                        {.name = "source-lang",
                         .value_name = "LANG",
                         .help = "the language of that source text; without this option it is guessed"},
                        {.name = "target-lang", .value_name = "LANG", .help = "that of the target text"},
                        output_option()},
            .positionals = {{.name = "GOLD", .values = {.file = true}},
                            {.name = "TEST", .maximum = k_many, .values = {.file = true}}}};
}

class EvaluateCommand : public Command {
public:
    EvaluateCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        const std::vector<std::string>& files = arguments.positionals();
        if (files.size() % 2 != 0) {
            throw base::UsageError{
                fmt::format("There is no TEST for the GOLD '{}'. Give two files each.", files.back())};
        }
        for (std::size_t i = 0; i < files.size(); i += 2) {
            m_options.files.push_back({files[i], files[i + 1]});
        }
        m_format = format_value(arguments, k_formats);
        m_output = arguments.value("output");
        m_page = arguments.value("html");
        m_options.differences = m_page.has_value();
        m_options.source = arguments.value("source").value_or("");
        m_options.target = arguments.value("target").value_or("");
        m_options.source_language = language_value(arguments, "source-lang");
        m_options.target_language = language_value(arguments, "target-lang");
        check_texts();
        std::vector<std::string> read = files;
        read.insert(read.end(), {m_options.source, m_options.target});
        if (std::count(read.begin(), read.end(), "-") > 1) {
            throw base::UsageError{"Only one file can be '-', the standard input. Name the others."};
        }
        if (m_page == "-" && m_output.value_or("-") == "-") {
            throw base::UsageError{
                "The page and the numbers cannot both go to the standard output. Name a file "
                "for one, with --html or -o."};
        }
    }

    Outcome run(Context& context) override {
        Output output{m_output, context.out};
        std::optional<Output> page;
        if (m_page) {
            page.emplace(m_page, context.out);
        }
        const pipeline::Evaluated evaluated = pipeline::evaluate(m_options, context.in, context.diagnostics);
        if (m_format == "jsonl") {
            exchange::write_evaluation_jsonl(evaluated.report, output.stream());
        } else if (m_format == "tsv") {
            exchange::write_evaluation_tsv(evaluated.report, output.stream());
        } else {
            exchange::write_evaluation_table(evaluated.report, output.stream());
        }
        if (page) {
            exchange::write_evaluation_html(evaluated.report, evaluated.differences, page->stream());
            page->commit();
        }
        output.commit();
        return Outcome::done;
    }

private:
    /// \throws base::UsageError
    void check_texts() const {
        if (m_options.source.empty() != m_options.target.empty()) {
            throw base::UsageError{"The options '--source' and '--target' go together. Give both or none."};
        }
        if (m_options.source.empty()) {
            return;
        }
        if (!m_page) {
            throw base::UsageError{
                "The options '--source' and '--target' are for the page. Name a file for it with --html."};
        }
        if (m_options.files.size() > 1) {
            throw base::UsageError{
                "The texts of '--source' and '--target' are those of one pair of files. Give "
                "one GOLD and one TEST."};
        }
    }

    pipeline::EvaluateOptions m_options;
    std::string m_format;
    std::optional<std::string> m_output;
    std::optional<std::string> m_page;
};

} // namespace

std::unique_ptr<Command> make_evaluate_command() {
    return std::make_unique<EvaluateCommand>();
}

} // namespace diptych::cli
