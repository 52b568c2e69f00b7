#include "cli/commands/alignment_output.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/output.hpp"
#include "cli/pager.hpp"
#include "cli/render/beads.hpp"
#include "cli/shared_options.hpp"
#include "exchange/pages/alignment.hpp"
#include "exchange/pair_formats.hpp"
#include "exchange/records/alignment_formats.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"tsv",   "jsonl", "beads", "ladder", "html",
                                         "moses", "tmx",   "xliff", "srt",    "table"};
/// Those that are read from the top.
const std::vector<std::string> k_review_formats{"tsv", "jsonl", "html", "table"};

void note(base::Diagnostics& diagnostics, const model::Bitext& bitext, std::string sentence) {
    diagnostics.report(base::Severity::note, bitext.source.name, 0, std::move(sentence));
}

/// What a form that is written by exchange::PairWriter is called in a note.
std::string_view what_is(const std::string& format) {
    return format == "tmx" ? "translation memory" : format == "xliff" ? "XLIFF file" : "file";
}

void note_one_sided(base::Diagnostics& diagnostics, const model::Bitext& bitext, std::size_t beads,
                    std::string_view what) {
    if (beads != 0) {
        note(diagnostics, bitext,
             fmt::format(
                 "{} with sentences on one side only {} left out of the {}, which has no place for {}.",
                 base::counted(beads, "pair"), beads == 1 ? "was" : "were", what,
                 beads == 1 ? "it" : "them"));
    }
}

void refuse_without_times(const model::Bitext& bitext, const exchange::PairWriter& writer) {
    if (writer.written() == 0 && writer.left_out() > 0) {
        throw base::InputError{bitext.source.name, "These texts are no subtitles: there are no times at which they are "
                                                   "shown. Choose another format."};
    }
}

void write_ladder(const model::Bitext& bitext, std::ostream& out, base::Diagnostics& diagnostics) {
    const std::size_t crossing =
        exchange::write_ladder(bitext.beads, model::sentences_of(bitext.source).size(),
                               model::sentences_of(bitext.target).size(), out);
    if (crossing != 0) {
        note(diagnostics, bitext,
             fmt::format("The sentences of {} that cross{} others stand in the ladder without a counterpart, "
                         "as it has no place for crossings.",
                         base::counted(crossing, "pair"), crossing == 1 ? "es" : ""));
    }
}

} // namespace

std::vector<Option> AlignmentOutputOptions::describe() {
    Option output_file = output_option(output);
    output_file.help += "; with the format moses, FILE.SOURCE-LANG and FILE.TARGET-LANG are written";
    return {
        format_option(format, k_formats,
                      "table, to read (the default on a terminal); tsv (the default elsewhere), a pair a "
                      "line; jsonl, JSON Lines; beads, sentence numbers only; "
                      "ladder, the same as hunalign writes it; html, a page to read side by side; moses, "
                      "two files with a line a pair; tmx, a translation memory; xliff, XLIFF 2.1; or srt, "
                      "subtitles in both languages, of subtitles"),
        min_probability_option(min_probability),
        option(review,
               {.name = "review",
                .help =
                    "put the most doubtful pairs first, each with its number; for table, tsv, jsonl and html",
                .details = "In the others each has its number anyway; tsv gets it as a first column, "
                           "**number**. They begin with 1."}),
        std::move(output_file)};
}

AlignmentOutput::AlignmentOutput(const AlignmentOutputOptions& options, std::optional<std::string> path)
    : m_format{format_of(options.format, k_formats, path)}, m_path{std::move(path)},
      m_min_probability{options.min_probability}, m_review{options.review}, m_is_named{
                                                                                !options.format.empty()} {
    check();
}

void AlignmentOutput::check() const {
    if (writes_by_language() && (!m_path || *m_path == "-")) {
        throw base::UsageError{"The format 'moses' is two files. Name them with -o, without the endings for "
                               "their languages."};
    }
    if (m_review &&
        std::find(k_review_formats.begin(), k_review_formats.end(), m_format) == k_review_formats.end()) {
        throw base::UsageError{
            fmt::format("The option '--review' does not go with the format '{}'. Choose {}.", m_format,
                        enumerate(k_review_formats))};
    }
}

void AlignmentOutput::open(Context& context) {
    if (!m_path || *m_path == "-") {
        m_context = &context;
        m_format = !m_is_named && context.is_terminal ? "table" : m_format;
    }
    if (!writes_by_language()) { // its files are named by languages, which are not yet known
        m_output.emplace(m_path, context);
    }
}

void AlignmentOutput::write(const model::Bitext& bitext, base::Diagnostics& diagnostics) {
    const exchange::BeadNumbers chosen = choose(bitext, diagnostics);
    if (writes_by_language()) {
        write_moses(bitext, chosen, diagnostics);
        return;
    }
    write_stream(bitext, chosen, m_output->stream(), diagnostics);
    m_output->commit();
}

exchange::BeadNumbers AlignmentOutput::choose(const model::Bitext& bitext,
                                              base::Diagnostics& diagnostics) const {
    exchange::BeadNumbers chosen = exchange::probable_beads(bitext.beads, m_min_probability.value_or(0.0));
    if (const std::size_t left_out = bitext.beads.size() - chosen.size(); left_out != 0) {
        note(diagnostics, bitext,
             fmt::format("Pairs less likely than {} were left out: {} of {}.", *m_min_probability, left_out,
                         bitext.beads.size()));
    }
    return m_review ? exchange::doubtful_first(bitext.beads, std::move(chosen)) : chosen;
}

void AlignmentOutput::write_stream(const model::Bitext& bitext, const exchange::BeadNumbers& chosen,
                                   std::ostream& out, base::Diagnostics& diagnostics) const {
    if (m_format == "table") {
        write_table(bitext, chosen, out);
    } else if (m_format == "html") {
        exchange::write_alignment_html(bitext, chosen, out);
    } else if (m_format == "beads") {
        exchange::write_beads(exchange::beads_with(bitext.beads, chosen), out);
    } else if (m_format == "ladder") {
        model::Bitext kept = bitext;
        kept.beads = exchange::beads_with(bitext.beads, chosen);
        write_ladder(kept, out, diagnostics);
    } else {
        const auto writer = exchange::make_pair_writer(*exchange::find_pair_format(m_format), out,
                                                       {.source = bitext.source.language,
                                                        .target = bitext.target.language,
                                                        .columns = exchange::alignment_columns(m_review)});
        exchange::write_bitext(bitext, chosen, *writer);
        if (m_format == "srt") {
            refuse_without_times(bitext, *writer);
        } else {
            note_one_sided(diagnostics, bitext, writer->left_out(), what_is(m_format));
        }
        warn_of_dropped(diagnostics, bitext.source.name, writer->dropped_characters(), what_is(m_format));
    }
}

void AlignmentOutput::write_table(const model::Bitext& bitext, const exchange::BeadNumbers& chosen,
                                  std::ostream& out) const {
    constexpr std::size_t k_columns = 100; // of a file
    if (m_context == nullptr) {
        render_alignment(bitext, chosen, Style{false}, k_columns, out);
        return;
    }
    std::ostringstream text;
    render_alignment(bitext, chosen, m_context->style, m_context->columns, text);
    print_paged(text.str(), *m_context);
}

void AlignmentOutput::write_moses(const model::Bitext& bitext, const exchange::BeadNumbers& chosen,
                                  base::Diagnostics& diagnostics) const {
    if (bitext.source.language == bitext.target.language) {
        throw base::Error{fmt::format("Both files would be '{}.{}', as both texts are in that language. Tell "
                                      "them apart with --source-lang and --target-lang.",
                                      *m_path, bitext.source.language.str())};
    }
    base::OutputFile source{*m_path + '.' + bitext.source.language.str()};
    base::OutputFile target{*m_path + '.' + bitext.target.language.str()};
    const auto writer = exchange::make_moses_writer(source.stream(), bitext.source.language, target.stream(),
                                                    bitext.target.language);
    exchange::write_bitext(bitext, chosen, *writer);
    source.commit();
    target.commit();
    note_one_sided(diagnostics, bitext, writer->left_out(), "line pairs");
}

} // namespace diptych::cli
