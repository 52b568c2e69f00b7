#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/input_stream.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/editor/edit_proposals.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/printable.hpp"
#include "cli/terminal/raw_terminal.hpp"
#include "pipeline/terms/review_terms.hpp"

#include <algorithm>
#include <charconv>
#include <istream>
#include <iterator>
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
            "With --interactive each proposal without a decision is shown, and a key decides: Enter accepts "
            "the marked translation, a number that one, e lets you type another and t the term, r rejects, s "
            "skips, b goes back, z takes the last decision back, ? shows all keys, q ends. Each decision is "
            "carried out at once. Where standard input is no terminal, an answer a line is read: a, a "
            "number, "
            "e TRANSLATION, r, s or q.\n"
            "The exit status is 1 when nothing was decided."};
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
        pipeline::ReviewedTerms done;
        int signal = 0;
        {
            store::Database database{m_database, store::Mode::write};
            if (m_interactive) {
                signal = interact(database, list, done, context);
            } else {
                done = pipeline::review_terms(database, list, m_list, m_options, context.diagnostics);
            }
        }
        const std::string summary =
            fmt::format("{}{}, {} extended, {} known already, {} rejected, {} undecided.",
                        m_options.dry_run ? "Would be done: " : "",
                        base::counted(done.added, "entry added", "entries added"), done.extended, done.known,
                        done.rejected, done.undecided);
        if (signal != 0) {
            say_end({summary, signal}, context);
        }
        context.styled << summary << '\n';
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
    /// What the list decides is carried out first; the rest is asked. \returns the signal that ended it, or 0
    int interact(store::Database& database, std::vector<ReviewedProposal>& list,
                 pipeline::ReviewedTerms& done, Context& context) const {
        if (const std::size_t decided = pipeline::leave_out_decided(database, list); decided > 0) {
            context.say(
                fmt::format("{} decided before.", base::counted(decided, "proposal was", "proposals were")));
        }
        std::vector<ReviewedProposal> open;
        std::copy_if(list.begin(), list.end(), std::back_inserter(open),
                     [](const ReviewedProposal& reviewed) { return reviewed.verdict == Verdict::none; });
        std::erase_if(list,
                      [](const ReviewedProposal& reviewed) { return reviewed.verdict == Verdict::none; });
        done = pipeline::review_terms(database, list, m_list, m_options, context.diagnostics);
        if (context.is_terminal && RawTerminal::is_possible()) {
            return edit_proposals(database, std::move(open), m_options, context.style.has_color(), done);
        }
        ask(database, open, done, context);
        return 0;
    }

    void ask(store::Database& database, std::vector<ReviewedProposal>& open, pipeline::ReviewedTerms& done,
             Context& context) const {
        std::size_t asked = 0;
        bool ended = false;
        while (asked < open.size() && !ended) {
            ReviewedProposal& reviewed = open[asked];
            show(reviewed, ++asked, open.size(), context);
            ended = !answer(reviewed, context);
            done += pipeline::review_terms(database, {reviewed}, m_list, m_options, context.diagnostics);
        }
        done.undecided += open.size() - asked;
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
