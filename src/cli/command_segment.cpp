#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "exchange/segment_formats.hpp"
#include "pipeline/read_document.hpp"

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"text", "jsonl"};

Description describe() {
    return {
        .name = "segment",
        .summary = "cut a text into sentences or paragraphs",
        .examples = {{"diptych segment report.fr.txt",
                      "Print one sentence a line, with an empty line between paragraphs."},
                     {"diptych segment report.fr.txt --units paragraph", "Print one paragraph a line."},
                     {"diptych segment report.fr.txt --format jsonl -o report.jsonl",
                      "Write each sentence with its place in the file."},
                     {"pdftotext report.pdf - | diptych segment - --lang fr",
                      "Read the text from another program."}},
        .text = "Reads FILE, plain text as a text editor or a PDF converter writes it, and finds its "
                "paragraphs, headings, list items and footnotes, and the sentences in them. Lines and pages "
                "that cut a paragraph are joined again.",
        .options = {{.name = "lang",
                     .value_name = "LANG",
                     .help =
                         "the language of FILE, such as fr; without this option it is guessed from the text"},
                    lines_option(),
                    {.name = "units",
                     .value_name = "UNIT",
                     .help = "what to print: sentence (the default) or paragraph",
                     .values = {.choices = {"sentence", "paragraph"}}},
                    format_option(k_formats, "text (the default), one unit a line; or jsonl, JSON Lines with "
                                             "kinds, labels and positions"),
                    output_option()},
        .positionals = {input_file("FILE")}};
}

class SegmentCommand : public Command {
public:
    SegmentCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        m_file = arguments.positionals()[0];
        m_options.language = language_value(arguments, "lang");
        m_options.lines = arguments.has("lines");
        m_units = arguments.value("units").value_or("sentence");
        m_format = format_value(arguments, k_formats);
        m_output = arguments.value("output");
    }

    Outcome run(Context& context) override {
        Output output{m_output, context.out};
        const model::Document document =
            pipeline::read_document(m_file, m_options, context.in, context.diagnostics);
        write(document, output.stream());
        output.commit();
        return Outcome::done;
    }

private:
    void write(const model::Document& document, std::ostream& out) const {
        const exchange::Granularity units =
            m_units == "sentence" ? exchange::Granularity::sentence : exchange::Granularity::unit;
        if (m_format == "jsonl") {
            exchange::write_segments_jsonl(document, units, out);
        } else {
            exchange::write_segments_text(document, units, out);
        }
    }

    std::string m_file;
    pipeline::ReadOptions m_options;
    std::string m_units;
    std::string m_format;
    std::optional<std::string> m_output;
};

} // namespace

std::unique_ptr<Command> make_segment_command() {
    return std::make_unique<SegmentCommand>();
}

} // namespace diptych::cli
