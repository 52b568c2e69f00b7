#include "base/error.hpp"
#include "cli/command.hpp"
#include "cli/commands/alignment_batch.hpp"
#include "cli/commands/alignment_output.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/align/align_files.hpp"

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
                      "Pair two files that have a sentence a line, and print which lines answer to which."},
                     {"diptych align --batch pairs.tsv", "Align many pairs of files at once."}},
        .text =
            "Reads SOURCE and TARGET, cuts them into sentences and pairs these: most often one with one, "
            "sometimes two with one or a sentence with nothing. One of the two may be -, the standard "
            "input. Nothing is stored; 'diptych add' does that.\n"
            "Without --format, the ending of the file named by -o chooses the format.\n"
            "With --batch there is no SOURCE and TARGET: a file names many pairs, and where the result of "
            "each goes.",
        .options = pair_language_options(),
        .positionals = {input_file("SOURCE"), input_file("TARGET")}};
    for (Positional& positional : description.positionals) {
        positional.minimum = 0; // with --batch
    }
    description.options.push_back(lines_option());
    description.options.push_back(symbol_option());
    description.options.push_back({.name = "db",
                                   .value_name = "FILE",
                                   .help = "know the words of the glossary and the pairs in this database",
                                   .values = {.file = true}});
    for (Option& option : knowledge_options()) {
        description.options.push_back(std::move(option));
    }
    description.options.push_back({.name = "embeddings",
                                   .value_name = "SRC.emb TGT.emb",
                                   .help = "also go by sentence embeddings of both sides, as vecalign reads "
                                           "them; with --overlaps",
                                   .values = {.file = true},
                                   .two_values = true});
    description.options.push_back({.name = "overlaps",
                                   .value_name = "SRC.txt TGT.txt",
                                   .help =
                                       "the texts of the rows of --embeddings, a line each, as vecalign's "
                                       "overlap.py -n 4 writes them",
                                   .values = {.file = true},
                                   .two_values = true});
    description.options.push_back({.name = "pins",
                                   .value_name = "FILE",
                                   .help =
                                       "keep these beads as they are, and pair only what is between them; "
                                       "'diptych fix DOCUMENT pins' and --format beads print such a file",
                                   .values = {.file = true}});
    for (Option& option : alignment_output_options()) {
        description.options.push_back(std::move(option));
    }
    for (Option& option : alignment_batch_options()) {
        description.options.push_back(std::move(option));
    }
    return description;
}

class AlignCommand : public Command {
public:
    AlignCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_batch = AlignmentBatch::from(arguments);
        if (m_batch) {
            return;
        }
        if (arguments.positionals().size() < 2) {
            throw base::UsageError{arguments.positionals().empty() ? "The argument SOURCE is missing."
                                                                   : "The argument TARGET is missing."};
        }
        m_pair = pair_arguments(arguments);
        m_output.emplace(arguments);
    }

    Outcome run(Context& context) override {
        if (m_batch) {
            return m_batch->run(context);
        }
        m_output->open(context.out);
        const model::Bitext bitext = pipeline::align_files(m_pair.source, m_pair.target, m_pair.options,
                                                           context.in, context.diagnostics, context.progress);
        m_output->write(bitext, context.diagnostics);
        return Outcome::done;
    }

private:
    std::optional<AlignmentBatch> m_batch; ///< instead of the others
    PairArguments m_pair;
    std::optional<AlignmentOutput> m_output; ///< since configure()
};

} // namespace

std::unique_ptr<Command> make_align_command() {
    return std::make_unique<AlignCommand>();
}

} // namespace diptych::cli
