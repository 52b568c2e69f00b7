#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/commands/alignment_batch.hpp"
#include "cli/commands/alignment_output.hpp"
#include "cli/shared_options.hpp"
#include "pipeline/align/align_files.hpp"
#include "store/database.hpp"

#include <filesystem>
#include <optional>
#include <utility>

namespace diptych::cli {

namespace {

Description describe() {
    return {
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
            "each goes."};
}

class AlignCommand : public Command {
public:
    AlignCommand() : Command{describe()} {
        pipeline::AlignOptions& align = m_pairing.align;
        accept(
            joined(
                {m_pairing.languages(),
                 {lines_option(m_pairing.lines), symbol_option(align.symbol),
                  database_option(m_database, ": its glossary and its pairs help; none without this option")},
                 m_pairing.knowledge(),
                 own_options(),
                 m_output_options.describe(),
                 {option(m_manifest,
                         {.name = "batch",
                          .value_name = "MANIFEST",
                          .help = "align the pairs in MANIFEST, a line each: SOURCE, TARGET and the "
                                  "file to write, separated by tabs; paths start from the folder of "
                                  "MANIFEST",
                          .details =
                              "See **MANY PAIRS**. It does not go with *SOURCE*, *TARGET*, **-o**, "
                              "**--symbol** and **--confirmed**; the other options hold for every pair.",
                          .values = {.file = true}}),
                  jobs_option(m_jobs, "how many pairs of --batch to align")}}),
            {argument(m_source, {.name = "SOURCE", .minimum = 0, .values = {.file = true}}),
             argument(m_target, {.name = "TARGET", .minimum = 0, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        std::optional<store::Database> database;
        if (!m_database.empty() && std::filesystem::exists(m_database)) {
            database.emplace(m_database, store::Mode::read);
            m_options.lexicons.database = &*database;
        }
        if (m_batch) {
            return m_batch->run(context, m_options.lexicons.database);
        }
        m_output->open(context);
        const model::Bitext bitext = pipeline::align_files(m_source, m_target, m_options, context);
        m_output->write(bitext, context.diagnostics);
        return Outcome::done;
    }

protected:
    void configure() override {
        m_options = m_pairing.value();
        if (m_options.embeddings.empty() != m_options.overlaps.empty()) {
            throw base::UsageError{
                "--embeddings and --overlaps go together: the rows of numbers, and their texts."};
        }
        if (!m_manifest.empty()) {
            check_batch();
            m_batch.emplace(m_manifest,
                            pipeline::BatchOptions{m_options, m_jobs.value_or(base::processor_count())},
                            m_output_options);
            return;
        }
        if (m_jobs) {
            throw base::UsageError{
                "The option '--jobs' goes with '--batch' only: a pair is aligned by one job."};
        }
        if (m_source.empty() || m_target.empty()) {
            throw base::UsageError{
                fmt::format("The argument {} is missing.", m_source.empty() ? "SOURCE" : "TARGET")};
        }
        check_not_both_standard_input(m_source, m_target);
        m_output.emplace(m_output_options);
    }

private:
    std::vector<Option> own_options() {
        pipeline::AlignOptions& align = m_pairing.align;
        return {
            option(align.embeddings,
                   {.name = "embeddings",
                    .value_name = "SRC.emb TGT.emb",
                    .help = "also go by sentence embeddings of both sides, as vecalign reads them; with "
                            "--overlaps",
                    .details = "Each has a row of 4-byte floating point numbers, least byte first, for each "
                               "line of **--overlaps**. How many numbers a row has is told from the size of "
                               "the file. The sentences must be those that Diptych aligns, which **--lines** "
                               "makes sure of.",
                    .values = {.file = true},
                    .two_values = true}),
            option(align.overlaps,
                   {.name = "overlaps",
                    .value_name = "SRC.txt TGT.txt",
                    .help = "the texts of the rows of --embeddings, a line each, as vecalign's overlap.py "
                            "-n 4 writes them",
                    .details = "These are every sentence, and every two, three and four neighbouring ones "
                               "joined by a space.",
                    .values = {.file = true},
                    .two_values = true}),
            option(align.pins,
                   {.name = "confirmed",
                    .value_name = "FILE",
                    .help = "keep these pairs as they are, and pair only what is between them; 'diptych fix "
                            "DOCUMENT confirmed' and --format beads print such a file",
                    .details =
                        "It may have any form that **diptych-evaluate**(1) reads, in any order. The "
                        "sentences of a pair have to be neighbours, and pairs must not cross. They have "
                        "the probability 1 and the origin `corrected`. `-` is the standard input.",
                    .values = {.file = true},
                    .hidden_aliases = {"pins"}})};
    }

    /// \throws base::UsageError
    void check_batch() const {
        if (!m_source.empty()) {
            throw base::UsageError{fmt::format(
                "The argument '{}' does not go with '--batch'. Write the pair into the manifest.", m_source)};
        }
        for (const auto& [member, why] :
             {std::pair{static_cast<Member>(&m_output_options.output),
                        "The manifest says where each result goes."},
              std::pair{static_cast<Member>(&m_pairing.align.symbol), "A symbol is that of one document."},
              std::pair{static_cast<Member>(&m_pairing.align.pins), "They are those of one text."}}) {
            if (const Option* const wrong = first_given({member})) {
                throw base::UsageError{
                    fmt::format("The option '{}' does not go with '--batch'. {}", wrong->long_form(), why)};
            }
        }
    }

    std::string m_source;
    std::string m_target;
    PairingOptions m_pairing;
    AlignmentOutputOptions m_output_options;
    std::string m_database; ///< empty without --db
    std::string m_manifest; ///< empty without --batch
    std::optional<std::size_t> m_jobs;

    std::optional<AlignmentBatch> m_batch; ///< instead of the others
    pipeline::AlignOptions m_options;
    std::optional<AlignmentOutput> m_output; ///< since configure()
};

} // namespace

std::unique_ptr<Command> make_align_command() {
    return std::make_unique<AlignCommand>();
}

} // namespace diptych::cli
