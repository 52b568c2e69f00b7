#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "exchange/records/segment_formats.hpp"
#include "pipeline/sources/read_document.hpp"

#include <ostream>

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
                     {"diptych segment report.fr.pdf --explain | grep keep",
                      "See why sentences were not cut at some stops."},
                     {"pdftotext report.pdf - | diptych segment - --lang fr",
                      "Read the text from another program."}},
        .text = "Reads FILE (plain text, PDF, Word, OpenDocument or HTML; what is in it tells) and finds its "
                "paragraphs, headings, list items and footnotes, and the sentences in them. Lines and pages "
                "that cut a paragraph are joined again.",
        .options =
            {{.name = "lang",
              .value_name = "LANG",
              .help = "the language of FILE, such as fr; without this option it is guessed from the text"},
             lines_option(),
             {.name = "units",
              .value_name = "UNIT",
              .help = "what to print: sentence (the default) or paragraph",
              .values = {.choices = {"sentence", "paragraph"}}},
             format_option(k_formats, "text (the default), one unit a line; or jsonl, JSON Lines with "
                                      "kinds, labels and positions"),
             {.name = "explain",
              .help = "print instead, for every place at which a sentence may end, whether it does and "
                      "the rule that decided"},
             {.name = "abbreviations",
              .value_name = "FILE",
              .help = "know the abbreviations in FILE, too: a list, or sections as in the language files",
              .values = {.file = true}},
             {.name = "srx",
              .value_name = "FILE",
              .help = "let the segmentation rules of an SRX file decide where they have something to say",
              .values = {.file = true}},
             {.name = "break-at",
              .value_name = "MARK",
              .help = "end sentences at these marks, too: semicolon, colon or both",
              .values = {.choices = {"semicolon", "colon", "both"}}},
             {.name = "list-items",
              .help = "begin a sentence at each label inside a paragraph: a) ... b) ..."},
             {.name = "keep-quotes", .help = "do not cut what stands in one pair of quotation marks"},
             {.name = "encoding",
              .value_name = "NAME",
              .help = "the encoding of a plain text, such as windows-1252; found out without this option"},
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
        m_options.abbreviations = arguments.value("abbreviations").value_or("");
        m_options.srx = arguments.value("srx").value_or("");
        m_options.encoding = arguments.value("encoding");
        const std::string marks = arguments.value("break-at").value_or("");
        m_options.break_at_semicolon = marks == "semicolon" || marks == "both";
        m_options.break_at_colon = marks == "colon" || marks == "both";
        m_options.split_list_items = arguments.has("list-items");
        m_options.keep_quotes = arguments.has("keep-quotes");
        m_explain = arguments.has("explain");
        if (m_explain && m_options.lines) {
            throw base::UsageError{"There is nothing to explain with --lines: every line is a sentence."};
        }
        m_units = arguments.value("units").value_or("sentence");
        m_format = format_value(arguments, k_formats);
        m_output = arguments.value("output");
    }

    Outcome run(Context& context) override {
        Output output{m_output, context.out};
        if (m_explain) {
            explain(context, output.stream());
            output.commit();
            return Outcome::done;
        }
        const model::Document document =
            pipeline::read_document(m_file, m_options, context.in, context.diagnostics);
        write(document, output.stream());
        output.commit();
        return Outcome::done;
    }

private:
    /// "12  break  stop  ... before | after ..."
    void explain(Context& context, std::ostream& out) const {
        for (const pipeline::ExplainedBoundary& boundary :
             pipeline::explain_document(m_file, m_options, context.in, context.diagnostics)) {
            out << fmt::format("{}\t{}\t{}\t{} ¦{}\n", boundary.line, boundary.breaks ? "break" : "keep",
                               boundary.rule, boundary.before, boundary.after);
        }
    }

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
    bool m_explain = false;
    std::string m_units;
    std::string m_format;
    std::optional<std::string> m_output;
};

} // namespace

std::unique_ptr<Command> make_segment_command() {
    return std::make_unique<SegmentCommand>();
}

} // namespace diptych::cli
