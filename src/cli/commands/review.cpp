#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/printable.hpp"
#include "pipeline/terms/review_terms.hpp"

#include <charconv>
#include <istream>
#include <ostream>
#include <string>
#include <utility>

namespace diptych::cli {

namespace {

using model::ReviewedProposal;
using model::Verdict;

Description describe() {
    return {
        .name = "review",
        .summary = "take proposed terms into the glossary, or reject them",
        .examples = {{"diptych extract --bilingual --source-lang fr --target-lang en -o list.tsv",
                      "Make a list of proposals."},
                     {"diptych review list.tsv", "Carry out what was written into its column 'decision'."},
                     {"diptych review list.tsv --dry-run", "See what that would do, and change nothing."},
                     {"diptych review list.tsv --interactive", "Decide on them one by one."}},
        .text =
            "LIST is what 'diptych extract --bilingual' wrote, as TSV or JSON Lines. In its column "
            "'decision' write accept or reject (their first letters will do), or nothing; the term and the "
            "translation may be edited. Accepted ones become entries of the glossary whose terms are "
            "proposed, with their context and the document's symbol as source; 'diptych term approve' lets "
            "them be used. Rejected ones are never proposed again.\n"
            "With --interactive each proposal without a decision is shown, and an answer is read: a "
            "accepts, a number accepts that translation, e TRANSLATION accepts another one, r rejects, "
            "s skips, q ends. Each answer is carried out at once.\n"
            "The exit status is 1 when nothing was decided."};
}

void add(pipeline::ReviewedTerms& all, const pipeline::ReviewedTerms& more) {
    all.added += more.added;
    all.extended += more.extended;
    all.known += more.known;
    all.rejected += more.rejected;
    all.undecided += more.undecided;
}

/// What a person answered.
enum class Answer { decided, skip, end, not_understood };

/// Puts the answer into the proposal.
Answer take(std::string_view line, ReviewedProposal& reviewed) {
    const std::string_view answer = base::trim(line);
    std::vector<model::ProposedRendering>& renderings = reviewed.proposal.renderings;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(answer.data(), answer.data() + answer.size(), number);
    if (error == std::errc{} && end == answer.data() + answer.size() && number >= 1 &&
        number <= renderings.size()) {
        std::swap(renderings.front(), renderings[number - 1]);
        reviewed.verdict = Verdict::accept;
        return Answer::decided;
    }
    if (answer == "a" && !renderings.empty()) {
        reviewed.verdict = Verdict::accept;
        return Answer::decided;
    }
    if (answer.starts_with("e ") && !base::trim(answer.substr(2)).empty()) {
        renderings.insert(renderings.begin(), {std::string{base::trim(answer.substr(2))}});
        reviewed.verdict = Verdict::accept;
        return Answer::decided;
    }
    if (answer == "r") {
        reviewed.verdict = Verdict::reject;
        return Answer::decided;
    }
    return answer == "s" || answer.empty() ? Answer::skip
           : answer == "q"                 ? Answer::end
                                           : Answer::not_understood;
}

class ReviewCommand : public Command {
public:
    ReviewCommand() : Command{describe()} {
        accept(
            {option(m_interactive,
                    {.name = "interactive",
                     .letter = 'i',
                     .help = "work on the terminal: ask for a decision on each proposal",
                     .details = "Each answer is carried out at once, so that nothing is lost when the work "
                                "stops."}),
             dry_run_option(m_options.dry_run), who_option(m_options.who), database_option(m_database)},
            {input_file(m_list, "LIST")});
    }

    Outcome run(Context& context) override {
        std::vector<ReviewedProposal> list = pipeline::read_review_list(m_list, context);
        store::Database database{m_database, store::Mode::write};
        const pipeline::ReviewedTerms done =
            m_interactive ? ask(database, list, context)
                          : pipeline::review_terms(database, list, m_list, m_options, context.diagnostics);
        context.styled << fmt::format("{}{}, {} extended, {} known already, {} rejected, {} undecided.\n",
                                      m_options.dry_run ? "Would be done: " : "",
                                      base::counted(done.added, "entry added", "entries added"),
                                      done.extended, done.known, done.rejected, done.undecided);
        return done.added + done.extended + done.known + done.rejected > 0 ? Outcome::done
                                                                           : Outcome::nothing_found;
    }

protected:
    void configure() override {
        if (m_interactive && m_list == "-") {
            throw base::UsageError{"The answers come from standard input, so the list has to be a file."};
        }
        complete(m_options);
        m_database = database_path(m_database);
    }

private:
    pipeline::ReviewedTerms ask(store::Database& database, std::vector<ReviewedProposal>& list,
                                Context& context) const {
        pipeline::ReviewedTerms all;
        if (const std::size_t decided = pipeline::leave_out_decided(database, list); decided > 0) {
            context.say(
                fmt::format("{} decided before.", base::counted(decided, "proposal was", "proposals were")));
        }
        bool ended = false;
        for (std::size_t i = 0; i < list.size(); ++i) {
            ReviewedProposal& reviewed = list[i];
            if (reviewed.verdict == Verdict::none && !ended) {
                show(reviewed, i + 1, list.size(), context);
                ended = !answer(reviewed, context);
            }
            add(all, pipeline::review_terms(database, {reviewed}, m_list, m_options, context.diagnostics));
        }
        return all;
    }

    static void show(const ReviewedProposal& reviewed, std::size_t number, std::size_t of, Context& context) {
        const model::TermProposal& proposal = reviewed.proposal;
        context.styled << context.style.heading(fmt::format("{}/{}  {}: {}", number, of,
                                                            proposal.source_language.str(),
                                                            printable(proposal.term)))
                       << '\n';
        for (std::size_t i = 0; i < proposal.renderings.size(); ++i) {
            context.styled << fmt::format("  {}  {}: {}", i + 1, proposal.target_language.str(),
                                          printable(proposal.renderings[i].text));
            if (proposal.renderings[i].count > 0) {
                context.styled << context.style.dim(fmt::format(" ({})", proposal.renderings[i].count));
            }
            context.styled << '\n';
        }
        for (const std::string& text : {proposal.source_context, proposal.target_context}) {
            if (!text.empty()) {
                context.styled << "     " << context.style.dim(printable(text)) << '\n';
            }
        }
    }

    /// \returns whether to go on
    static bool answer(ReviewedProposal& reviewed, Context& context) {
        std::string line;
        while (true) {
            context.styled << "[a]ccept, a number, [e]dit TRANSLATION, [r]eject, [s]kip, [q]uit? "
                           << std::flush;
            if (!base::read_line(context.in, line, base::k_standard_input_name, 1)) {
                context.styled << '\n';
                return false;
            }
            const Answer given = take(line, reviewed);
            if (given != Answer::not_understood) {
                return given != Answer::end;
            }
        }
    }

    std::string m_list;
    bool m_interactive = false;
    pipeline::EditOptions m_options;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_review_command() {
    return std::make_unique<ReviewCommand>();
}

} // namespace diptych::cli
