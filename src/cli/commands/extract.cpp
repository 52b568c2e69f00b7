#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/printable.hpp"
#include "exchange/records/proposal_rows.hpp"
#include "exchange/records/term_candidate_rows.hpp"
#include "pipeline/terms/extract_terms.hpp"
#include "pipeline/terms/propose_terms.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <ostream>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "tsv", "csv", "jsonl"};

constexpr double k_least_bilingual_score = -2;

Description describe() {
    return {
        .name = "extract",
        .summary = "list what may be terms in texts, and their translations",
        .examples = {{"diptych extract report.fr.docx", "See the terms of a report, best first."},
                     {"diptych extract *.en.txt --format tsv -o terms.tsv",
                      "List the terms of several texts together, to be read in a spreadsheet."},
                     {"diptych extract --source-lang fr --document A/77/275",
                      "Extract from the French of a document that is stored."},
                     {"diptych extract report.fr.docx --kind names", "List names only."},
                     {"diptych extract --bilingual --source-lang fr --target-lang en -o list.tsv",
                      "List the terms of the kept pairs with their translations, to be reviewed."}},
        .text =
            "Reads each FILE (plain text, PDF, Word, OpenDocument, HTML and more: see 'diptych help formats'), or the "
            "stored documents when there is none, and lists words and phrases that may be terms: those "
            "that are built like terms and more frequent there than in the language at large. Names of "
            "people, places and organizations are marked. Forms of one term are one line.\n"
            "With --bilingual it lists the terms of stored documents with what they are rendered by in "
            "the kept pairs: a list for 'diptych review'. What the glossary has, and what was accepted or "
            "rejected before, is left out.\n"
            "The exit status is 1 when nothing is found."};
}

void render(const std::vector<model::ExtractedTerm>& terms, const Style& style, std::ostream& out) {
    constexpr std::size_t k_widest = 50;
    std::size_t width = 0;
    for (const model::ExtractedTerm& term : terms) {
        width = std::max(width, std::min(k_widest, text::display_width(printable(term.candidate.term))));
    }
    for (const model::ExtractedTerm& term : terms) {
        const std::string shown = printable(term.candidate.term);
        const std::size_t taken = text::display_width(shown);
        out << shown << std::string(taken < width ? width - taken : 0, ' ')
            << fmt::format("  {:6.2f}  {:5}", term.candidate.score, term.candidate.frequency)
            << style.dim(term.candidate.is_name ? "  name" : "") << '\n';
        for (const model::TermExcerpt& excerpt : term.excerpts) {
            out << "    "
                << style.dim(fmt::format("{}:{}", printable(excerpt.place.file), excerpt.place.line)) << ' '
                << printable(excerpt.sentence) << '\n';
        }
    }
}

void render(const std::vector<model::TermProposal>& proposals, const Style& style, std::ostream& out) {
    for (const model::TermProposal& proposal : proposals) {
        out << style.heading(printable(proposal.term)) << style.dim(fmt::format("  {}", proposal.frequency))
            << '\n';
        for (const model::ProposedRendering& rendering : proposal.renderings) {
            out << "    " << printable(rendering.text) << style.dim(fmt::format("  {}", rendering.count))
                << '\n';
        }
    }
}

class ExtractCommand : public Command {
public:
    ExtractCommand() : Command{describe()} {
        accept(
            options(),
            {argument(m_files, {.name = "FILE", .minimum = 0, .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        if (m_bilingual) {
            return propose(context);
        }
        Output output{m_output, context};
        pipeline::ExtractedTerms found = m_files.empty()
                                             ? extract_from_database(context)
                                             : pipeline::extract_terms(m_files, m_options, context);
        write(found, output);
        output.commit();
        if (!found.terms.empty()) {
            return Outcome::done;
        }
        context.say(
            "Nothing in the text is likely to be a term. A lower --min-score, such as -2, lists more.");
        return Outcome::nothing_found;
    }

protected:
    void configure() override {
        check_standard_input_once(m_files);
        if (!m_files.empty() && !m_documents.empty()) {
            throw base::UsageError{"Give FILE, or documents with --document, not both."};
        }
        if (m_files.empty() && !m_options.read.language) {
            throw base::UsageError{
                "Name the language of the stored texts with --source-lang, or give a FILE."};
        }
        m_options.extract.contexts = m_contexts.value_or(1);
        m_options.extract.min_score = m_min_score.value_or(m_options.extract.min_score);
        m_format = format_of(m_format, k_formats, m_output);
        configure_bilingual();
        m_show_contexts = m_format != "table" || m_contexts;
        if (m_files.empty()) {
            m_database = database_path(m_database);
        }
    }

private:
    std::vector<Option> options() {
        using extract::Kind;
        return {
            with_alias(source_language_option(
                           m_options.read.language,
                           "that of the texts, such as fr; guessed from a FILE without this option"),
                       {"lang"}),
            option(m_bilingual, {.name = "bilingual", .help = "list translations too, from the kept pairs"}),
            target_language_option(m_target, "with --bilingual: the one of the translations"),
            option(m_terms,
                   {.name = "terms",
                    .value_name = "FILE",
                    .help = "with --bilingual: translate these terms, one a line, not those of the texts",
                    .details = "They are translated whatever the glossary has.",
                    .values = {.file = true}}),
            document_option(m_documents),
            choice_option<Kind>(m_options.extract.kind,
                                {{"terms", Kind::terms}, {"names", Kind::names}, {"all", Kind::all}},
                                {.name = "kind",
                                 .value_name = "KIND",
                                 .help = "what to list: terms, names or all (the default)"}),
            min_frequency_option(m_options.extract.min_frequency,
                                 "all forms of a term; 1 without this option"),
            number_option(m_min_score,
                          {.name = "min-score",
                           .value_name = "SCORE",
                           .help = "leave out what has a lower score; without this option 0, and "
                                   "-2 with --bilingual",
                           .details = "Below 0 more is wrong than right; of translations -2 lists "
                                      "many more, since a translation is evidence, too, and a "
                                      "person looks at each."}),
            limit_option(m_options.extract.limit, "the best; all without this option"),
            option(m_contexts,
                   {.name = "contexts",
                    .value_name = "NUMBER",
                    .help = "show so many sentences of each; without this option none in a table, and "
                            "one in the other formats"}),
            lines_option(m_options.read.lines),
            format_option(m_format, k_formats,
                          "table (the default), to read; tsv, with tabs; csv; or jsonl, JSON Lines with "
                          "everything that is known"),
            output_option(m_output),
            database_option(m_database)};
    }

    pipeline::ExtractedTerms extract_from_database(Context& context) const {
        store::Database database{m_database, store::Mode::read};
        return pipeline::extract_terms_of_database(database, m_documents, m_options, context.diagnostics);
    }

    void configure_bilingual() {
        if (m_bilingual ? !m_target : is_given(&m_target)) {
            throw base::UsageError{"--bilingual and --target-lang go together: name the language of the "
                                   "translations."};
        }
        if (!m_bilingual) {
            if (m_terms) {
                throw base::UsageError{"--terms goes with --bilingual."};
            }
            return;
        }
        if (m_terms && !m_documents.empty()) {
            throw base::UsageError{"Give terms with --terms, or documents with --document, not both."};
        }
        if (!m_files.empty()) {
            throw base::UsageError{
                "--bilingual reads stored documents. Add the files with 'diptych add', then "
                "name them with --document."};
        }
        if (m_options.read.language->primary() == m_target->primary()) {
            throw base::UsageError{"--source-lang and --target-lang are the same language. Name two."};
        }
        if (!m_min_score) { // a translation is evidence, too, and a person looks at each
            m_options.extract.min_score = k_least_bilingual_score;
        }
        if (m_format == "csv") {
            throw base::UsageError{"A list for 'diptych review' cannot be csv. Choose table, tsv or jsonl."};
        }
    }

    Outcome propose(Context& context) const {
        Output output{m_output, context};
        pipeline::ProposeTermsOptions options{m_options, *m_target, m_documents};
        if (m_terms) {
            options.given = pipeline::read_terms(*m_terms, context);
            if (options.given.empty()) {
                throw base::InputError{*m_terms, "There is no term in it. Write one a line."};
            }
        }
        store::Database database{m_database, store::Mode::read};
        const pipeline::ProposedTerms found = pipeline::propose_terms(database, options, context);
        if (m_format == "tsv") {
            exchange::write_proposals_tsv(found.proposals, output.stream());
        } else if (m_format == "jsonl") {
            exchange::write_proposals_jsonl(found.proposals, output.stream());
        } else {
            render(found.proposals, output.style(), output.styled());
        }
        output.commit();
        context.say(fmt::format("{} proposed; left out: {} in the glossary, {} decided before, {} without a "
                                "translation.",
                                found.proposals.size(), found.in_glossary, found.decided,
                                found.without_rendering));
        return found.proposals.empty() ? Outcome::nothing_found : Outcome::done;
    }

    void write(pipeline::ExtractedTerms& found, Output& output) const {
        if (m_format == "jsonl") {
            exchange::write_candidates_jsonl(found.terms, output.stream());
        } else if (m_format == "table") {
            for (model::ExtractedTerm& term : found.terms) {
                if (!m_show_contexts) {
                    term.excerpts.clear();
                }
            }
            render(found.terms, output.style(), output.styled());
        } else {
            exchange::write_candidates_table(found.terms, m_format == "tsv" ? '\t' : ',', output.stream());
        }
    }

    std::vector<std::string> m_files;
    std::vector<std::string> m_documents;
    bool m_bilingual = false;
    std::optional<model::LanguageTag> m_target;
    std::optional<std::string> m_terms;
    pipeline::ExtractTermsOptions m_options;
    std::optional<double> m_min_score;
    std::optional<std::size_t> m_contexts;
    std::string m_format;
    bool m_show_contexts = false;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_extract_command() {
    return std::make_unique<ExtractCommand>();
}

} // namespace diptych::cli
