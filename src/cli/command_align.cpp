#include "cli/alignment_output.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/align_files.hpp"

#include <optional>
#include <utility>

namespace diptych::cli {

namespace {

Description describe() {
    Description description{
        .name = "align",
        .summary = "pair the sentences of a text and its translation",
        .examples = {{"diptych align report.fr.txt report.en.txt", "Print the pairs, a line each."},
                     {"diptych align report.fr.txt report.en.txt -o report.html",
                      "Make a page to read and check the two side by side."},
                     {"diptych align report.fr.txt report.en.txt -o report.tmx",
                      "Make a translation memory."},
                     {"diptych align report.fr.txt report.en.txt --review",
                      "Print the pairs, the most doubtful ones first."},
                     {"diptych align --lines fr.txt en.txt --format beads",
                      "Pair two files that have a sentence a line, and print which lines answer to which."}},
        .text = "Reads SOURCE and TARGET, cuts them into sentences and pairs these: most often one with one, "
                "sometimes two with one or a sentence with nothing. One of the two may be -, the standard "
                "input. Nothing is stored; 'diptych add' does that.\n"
                "Without --format, the ending of the file named by -o chooses the format.",
        .options = pair_language_options(),
        .positionals = {input_file("SOURCE"), input_file("TARGET")}};
    description.options.push_back(lines_option());
    description.options.push_back(symbol_option());
    for (Option& option : alignment_output_options()) {
        description.options.push_back(std::move(option));
    }
    return description;
}

class AlignCommand : public Command {
public:
    AlignCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_pair = pair_arguments(arguments);
        m_output.emplace(arguments);
    }

    Outcome run(Context& context) override {
        m_output->open(context.out);
        const model::Bitext bitext = pipeline::align_files(m_pair.source, m_pair.target, m_pair.options,
                                                           context.in, context.diagnostics, context.progress);
        m_output->write(bitext, context.diagnostics);
        return Outcome::done;
    }

private:
    PairArguments m_pair;
    std::optional<AlignmentOutput> m_output; ///< since configure()
};

} // namespace

std::unique_ptr<Command> make_align_command() {
    return std::make_unique<AlignCommand>();
}

} // namespace diptych::cli
