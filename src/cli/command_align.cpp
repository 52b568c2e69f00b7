#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "exchange/alignment_formats.hpp"
#include "exchange/alignment_html.hpp"
#include "exchange/tmx_writer.hpp"
#include "pipeline/align_files.hpp"

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"tsv", "jsonl", "beads", "html", "tmx"};

Description describe() {
    Description description{
        .name = "align",
        .summary = "pair the sentences of a text and its translation",
        .examples = {{"diptych align report.fr.txt report.en.txt", "Print the pairs, a line each."},
                     {"diptych align report.fr.txt report.en.txt -o report.html",
                      "Make a page to read and check the two side by side."},
                     {"diptych align report.fr.txt report.en.txt -o report.tmx",
                      "Make a translation memory."},
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
    description.options.push_back(format_option(
        k_formats, "tsv (the default), a pair a line; jsonl, JSON Lines; beads, sentence numbers "
                   "only; html, a page to read side by side; or tmx, a translation memory"));
    description.options.push_back(output_option());
    return description;
}

void write_tmx(const model::Bitext& bitext, std::ostream& out, base::Diagnostics& diagnostics) {
    exchange::TmxWriter writer{out, bitext.source.language};
    writer.add(bitext);
    writer.finish();
    if (writer.left_out() != 0) {
        diagnostics.report(base::Severity::note, bitext.source.name, 0,
                           fmt::format("{} beads have sentences on one side only. They were left out of the "
                                       "translation memory, which has no place for them.",
                                       writer.left_out()));
    }
    if (writer.dropped_characters() != 0) {
        diagnostics.warn(bitext.source.name, 0,
                         fmt::format("{} control characters were left out of the translation memory: XML "
                                     "cannot hold them.",
                                     writer.dropped_characters()));
    }
}

class AlignCommand : public Command {
public:
    AlignCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_pair = pair_arguments(arguments);
        m_format = format_value(arguments, k_formats);
        m_output = arguments.value("output");
    }

    Outcome run(Context& context) override {
        Output output{m_output, context.out};
        const model::Bitext bitext = pipeline::align_files(m_pair.source, m_pair.target, m_pair.options,
                                                           context.in, context.diagnostics, context.progress);
        write(bitext, output.stream(), context.diagnostics);
        output.commit();
        return Outcome::done;
    }

private:
    void write(const model::Bitext& bitext, std::ostream& out, base::Diagnostics& diagnostics) const {
        if (m_format == "jsonl") {
            exchange::write_alignment_jsonl(bitext, out);
        } else if (m_format == "beads") {
            exchange::write_beads(bitext.beads, out);
        } else if (m_format == "html") {
            exchange::write_alignment_html(bitext, out);
        } else if (m_format == "tmx") {
            write_tmx(bitext, out, diagnostics);
        } else {
            exchange::write_alignment_tsv(bitext, out);
        }
    }

    PairArguments m_pair;
    std::string m_format;
    std::optional<std::string> m_output;
};

} // namespace

std::unique_ptr<Command> make_align_command() {
    return std::make_unique<AlignCommand>();
}

} // namespace diptych::cli
