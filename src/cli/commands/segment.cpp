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
    return {.name = "segment",
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
            .text =
                "Reads FILE (plain text, PDF, Word, OpenDocument, HTML and more: see 'diptych help formats') and finds its "
                "paragraphs, headings, list items and footnotes, and the sentences in them. Lines and pages "
                "that cut a paragraph are joined again."};
}

class SegmentCommand : public Command {
public:
    SegmentCommand() : Command{describe()} { accept(options(), {input_file(m_file, "FILE")}); }

    Outcome run(Context& context) override {
        Output output{m_output, context};
        if (m_explain) {
            explain(context, output.stream());
            output.commit();
            return Outcome::done;
        }
        exchange::SegmentWriter writer{m_format == "jsonl",
                                       m_units == "sentence" ? exchange::Granularity::sentence
                                                             : exchange::Granularity::unit,
                                       output.stream()};
        pipeline::read_document_in_parts(
            m_file, m_options, context,
            [&](model::Document&& part, bool goes_on) { writer.add(part, goes_on); });
        writer.finish();
        output.commit();
        return Outcome::done;
    }

protected:
    void configure() override {
        if (m_explain && m_options.lines) {
            throw base::UsageError{"There is nothing to explain with --lines: every line is a sentence."};
        }
        m_options.break_at_semicolon = m_marks == "semicolon" || m_marks == "both";
        m_options.break_at_colon = m_marks == "colon" || m_marks == "both";
        m_format = format_of(m_format, k_formats, m_output);
    }

private:
    std::vector<Option> options() {
        return {
            language_option(m_options.language,
                            "that of FILE, such as fr; without this option it is guessed from the text"),
            lines_option(m_options.lines),
            option(m_units,
                   {.name = "units",
                    .value_name = "UNIT",
                    .help = "what to print: sentence (the default) or paragraph",
                    .details = "A paragraph stands for anything that is set as a block: headings and "
                               "list items as well.",
                    .values = {.choices = {"sentence", "paragraph"}}}),
            format_option(m_format, k_formats,
                          "text (the default), one unit a line; or jsonl, JSON Lines with kinds, labels and "
                          "positions"),
            option(m_explain,
                   {.name = "explain",
                    .help = "print instead, for every place at which a sentence may end, whether it does and "
                            "the rule that decided",
                    .details = "The columns are the line, `break` or `keep`, the rule, and the words around "
                               "the place (`¦`). Before them stands what the pages of a PDF have besides its "
                               "text: the page, `left out`, why, and the words."}),
            option(
                m_options.abbreviations,
                {.name = "abbreviations",
                 .value_name = "FILE",
                 .help = "know the abbreviations in FILE, too: a list, or sections as in the language files",
                 .details = "See **ABBREVIATIONS**.",
                 .values = {.file = true}}),
            option(
                m_options.srx,
                {.name = "srx",
                 .value_name = "FILE",
                 .help = "let the segmentation rules of an SRX file decide where they have something to say",
                 .details = "The rules, in SRX 2.0, are asked at the places where a sentence may end and at "
                            "white space, not at every letter, so a rule that breaks inside words has no effect.",
                 .values = {.file = true}}),
            option(m_marks, {.name = "break-at",
                             .value_name = "MARK",
                             .help = "end sentences at these marks, too: semicolon, colon or both",
                             .values = {.choices = {"semicolon", "colon", "both"}}}),
            option(m_options.split_list_items,
                   {.name = "list-items",
                    .help = "begin a sentence at each label inside a paragraph: a) ... b) ..."}),
            option(m_options.keep_quotes,
                   {.name = "keep-quotes", .help = "do not cut what stands in one pair of quotation marks"}),
            encoding_option(m_options.encoding),
            output_option(m_output)};
    }

    /// "12  break  stop  ... before | after ..."
    void explain(Context& context, std::ostream& out) const {
        const pipeline::Explanation explanation = pipeline::explain_document(m_file, m_options, context);
        for (const model::LeftOut& left_out : explanation.left_out) {
            out << fmt::format("page {}\tleft out\t{}\t{}\n", left_out.page, left_out.reason, left_out.text);
        }
        for (const pipeline::ExplainedBoundary& boundary : explanation.boundaries) {
            out << fmt::format("{}\t{}\t{}\t{} ¦{}\n", boundary.line, boundary.breaks ? "break" : "keep",
                               boundary.rule, boundary.before, boundary.after);
        }
    }

    std::string m_file;
    pipeline::ReadOptions m_options;
    bool m_explain = false;
    std::string m_units = "sentence";
    std::string m_marks; ///< empty: only those that always end a sentence
    std::string m_format;
    std::optional<std::string> m_output;
};

} // namespace

std::unique_ptr<Command> make_segment_command() {
    return std::make_unique<SegmentCommand>();
}

} // namespace diptych::cli
