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
    return {
        .name = "evaluate",
        .summary = "measure alignments against ones that are right",
        .examples = {{"diptych evaluate gold.beads test.beads", "See how good an alignment is."},
                     {"diptych evaluate a.gold a.beads b.gold b.beads", "Count over several texts."},
                     {"diptych evaluate gold.beads test.beads --html differences.html --source-text fr.txt "
                      "--target-text en.txt",
                      "Make a page that shows what is missing or wrong."}},
        .text = "Compares the alignment TEST with GOLD, which is right, and prints precision, recall and "
                "their harmonic mean F1. Strict counts the pairs that are the same; lax also those that "
                "share a pair of sentences with one that is right; unpaired counts the sentences without a "
                "counterpart. When TEST has probabilities, a table shows how far they can be believed.\n"
                "GOLD and TEST may be beads, ladders of hunalign or the JSON Lines of 'diptych align'. "
                "Several pairs of files are counted as one."};
}

class EvaluateCommand : public Command {
public:
    EvaluateCommand() : Command{describe()} {
        accept(options(), {argument(m_files, {.name = "GOLD", .values = {.file = true}}),
                           argument(m_files, {.name = "TEST", .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        Output output{m_output, context};
        std::optional<Output> page;
        if (m_page) {
            page.emplace(m_page, context);
        }
        const pipeline::Evaluated evaluated = pipeline::evaluate(m_options, context);
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

protected:
    void configure() override {
        if (m_files.size() % 2 != 0) {
            throw base::UsageError{
                fmt::format("There is no TEST for the GOLD '{}'. Give two files each.", m_files.back())};
        }
        for (std::size_t i = 0; i < m_files.size(); i += 2) {
            m_options.files.push_back({m_files[i], m_files[i + 1]});
        }
        m_format = format_of(m_format, k_formats, m_output);
        m_options.differences = m_page.has_value();
        check_texts();
        std::vector<std::string> read = m_files;
        read.insert(read.end(), {m_options.source, m_options.target});
        check_standard_input_once(read);
        if (m_page == "-" && m_output.value_or("-") == "-") {
            throw base::UsageError{
                "The page and the numbers cannot both go to the standard output. Name a file "
                "for one, with --html or -o."};
        }
    }

private:
    std::vector<Option> options() {
        return {
            format_option(m_format, k_formats, "table (the default), tsv or jsonl, JSON Lines"),
            option(m_page, {.name = "html",
                            .value_name = "FILE",
                            .help = "write a page to FILE that shows the differences",
                            .details = "The two alignments stand side by side, a row for pairs that hang "
                                       "together. What is missing in *TEST* or wrong is marked. The page "
                                       "needs nothing else and shows the differences first; a box brings "
                                       "back the rest.",
                            .values = {.file = true}}),
            option(m_options.source,
                   {.name = "source-text",
                    .value_name = "FILE",
                    .help = "the source text that was aligned, a sentence a line, for the page to show",
                    .details = "Without it the page has numbers of sentences only.",
                    .values = {.file = true},
                    .hidden_aliases = {"source"}}),
            option(m_options.target, {.name = "target-text",
                                      .value_name = "FILE",
                                      .help = "the target text, likewise",
                                      .values = {.file = true},
                                      .hidden_aliases = {"target"}}),
            source_language_option(m_options.source_language,
                                   "that of the source text for the page; without this option it is guessed"),
            target_language_option(m_options.target_language, "that of the target text, likewise"),
            output_option(m_output)};
    }

    /// \throws base::UsageError
    void check_texts() const {
        if (m_options.source.empty() != m_options.target.empty()) {
            throw base::UsageError{
                "The options '--source-text' and '--target-text' go together. Give both or none."};
        }
        if (m_options.source.empty()) {
            return;
        }
        if (!m_page) {
            throw base::UsageError{"The options '--source-text' and '--target-text' are for the page. Name a "
                                   "file for it with --html."};
        }
        if (m_options.files.size() > 1) {
            throw base::UsageError{
                "The texts of '--source-text' and '--target-text' are those of one pair of files. Give "
                "one GOLD and one TEST."};
        }
    }

    std::vector<std::string> m_files; ///< GOLD and TEST, in turn
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
