#include "pipeline/find/search.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/commands/pair_choice_options.hpp"
#include "cli/output.hpp"
#include "cli/pager.hpp"
#include "cli/query_lines.hpp"
#include "cli/render/search_result.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal/printable.hpp"
#include "exchange/pair_formats.hpp"
#include "exchange/records/search_jsonl.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>

namespace diptych::cli {

namespace {

using model::SearchResult;

const std::vector<std::string> k_formats{"table", "tsv", "csv", "jsonl", "tmx", "html"};

Description describe() {
    return {
        .name = "search",
        .summary = "find words and phrases in the kept pairs, and how they were rendered",
        .examples =
            {{"diptych search groupe de travail", "See the pairs with a phrase, in any of its forms."},
             {"diptych search 'mandat AND (proroger OR renouveler)'",
              "Join phrases with AND, OR, NOT and parentheses."},
             {"diptych search 'négoci*' --kwic", "See how words that begin so are used."},
             {"diptych search --in-source mandat --in-target 'mandate NOT \"terms of reference\"'",
              "Ask for something on both sides."},
             {"diptych search 'ordre du jour' --symbol-prefix A/AC.290/ --since 2019 -n 1000 -o agenda.tmx",
              "Write the pairs of some documents as a translation memory."}},
        .text =
            "Shows the pairs of sentences in which QUERY stands on either side, what it was rendered by, "
            "and how often. Words next to each other are one phrase. Case, accents and inflection do not "
            "count. AND, OR and NOT in capitals join phrases, parentheses group them, and a star lets the "
            "last word of a phrase go on; in quotation marks (\") all these are text. The number before "
            "each pair is the one that 'diptych fix' takes.\n"
            "When QUERY is -, each line of standard input is a query.\n"
            "The exit status is 1 when nothing is found."};
}

/// Why there is nothing, and what to do.
std::string explanation(const SearchResult& result) {
    if (result.apart == 0) {
        return result.query.empty() ? "Nothing found." : fmt::format("Nothing found for '{}'.", result.query);
    }
    return fmt::format("No pair has these words together; {}{} {} them all: put AND between them.",
                       result.apart_is_bound ? "more than " : "", result.apart,
                       result.apart == 1 ? "has" : "have");
}

class SearchCommand : public Command {
public:
    SearchCommand() : Command{describe()} {
        accept(joined({own_options(), pair_choice_options(m_options.choice), output_options()}),
               {argument(m_words, {.name = "QUERY", .minimum = 0, .maximum = k_many})});
    }

    Outcome run(Context& context) override {
        Output output{m_output, context};
        store::Database database{m_database, store::Mode::read};
        pipeline::Search search{database, m_options};
        const Outcome outcome =
            m_query == "-" ? answer_all(search, output, context) : answer(search, output, context);
        output.commit();
        return outcome;
    }

protected:
    void configure() override {
        m_query = query_text(base::join(m_words, " "), "The argument QUERY");
        m_options.source = query_text(m_options.source, "The option '--in-source'");
        m_options.target = query_text(m_options.target, "The option '--in-target'");
        if (m_query.empty() && m_options.source.empty() && m_options.target.empty()) {
            throw base::UsageError{
                "There is nothing to look for. Give a word or a phrase, or one with --in-source or "
                "--in-target."};
        }
        m_options.strictness = m_same_letters ? concordance::Strictness::letters
                               : m_same_forms ? concordance::Strictness::forms
                                              : concordance::Strictness::stems;
        m_options.renderings = !m_no_renderings;
        m_format = format_of(m_format, k_formats, m_output);
        m_database = database_path(m_database);
        check();
        for (const std::string& query :
             {m_query == "-" ? std::string{} : m_query, m_options.source, m_options.target}) {
            if (!query.empty()) {
                concordance::parse_query(query);
            }
        }
    }

private:
    std::vector<Option> own_options() {
        return {
            option(m_options.source, {.name = "in-source",
                                      .value_name = "QUERY",
                                      .help = "only pairs whose source fulfils QUERY as well",
                                      .details = "With this option or the next the argument may be missing.",
                                      .hidden_aliases = {"source"}}),
            option(m_options.target, {.name = "in-target",
                                      .value_name = "QUERY",
                                      .help = "only pairs whose target fulfils QUERY as well",
                                      .hidden_aliases = {"target"}}),
            language_option(m_options.language,
                            "that of QUERY; without this option it is looked for in every language"),
            option(
                m_same_forms,
                {.name = "exact",
                 .help = "find only the same forms of the words, with their accents; case does not count"}),
            option(m_same_letters, {.name = "case", .help = "find only the same letters, also in case"})};
    }

    std::vector<Option> output_options() {
        return {limit_option(m_options.limit, "pairs; 20 without this option"),
                option(m_options.offset, {.name = "offset",
                                          .value_name = "NUMBER",
                                          .help = "how many pairs to pass over first",
                                          .values = {.least = 0}}),
                option(m_kwic,
                       {.name = "kwic", .help = "show a line for each pair: what was found in its context"}),
                option(m_no_renderings,
                       {.name = "no-renderings", .help = "do not count what QUERY is rendered by"}),
                format_option(m_format, k_formats,
                              "table (the default), to read; tsv, csv, jsonl, tmx or html; without this "
                              "option the ending of -o FILE says"),
                output_option(m_output),
                option(m_no_pager, {.name = "no-pager",
                                    .help = "print at once what is longer than the screen",
                                    .may_be_settled = true}),
                database_option(m_database)};
    }

    void check() const {
        if (m_kwic && m_format != "table") {
            throw base::UsageError{"--kwic is a table to read. Leave out --format, or --kwic."};
        }
        if (m_query == "-" && m_format != "table" && m_format != "jsonl") {
            throw base::UsageError{
                fmt::format("The answers to many queries cannot be written as {}. Choose table "
                            "or jsonl.",
                            m_format)};
        }
    }

    Outcome answer(pipeline::Search& search, Output& output, Context& context) const {
        const SearchResult result = search.search(m_query);
        if (result.total == 0) {
            context.say(explanation(result));
        }
        if (result.total > 0 || m_format != "table") {
            write(result, output, context);
        }
        return result.total > 0 ? Outcome::done : Outcome::nothing_found;
    }

    Outcome answer_all(pipeline::Search& search, Output& output, Context& context) const {
        const char* separator = "";
        return answer_lines(context, [&](const std::string& query) {
            const SearchResult result = search.search(query);
            if (m_format == "table") {
                output.styled() << separator << output.style().heading("# " + printable(result.query))
                                << '\n';
                separator = "\n";
            }
            if (result.total > 0 || m_format != "table") {
                write(result, output, context);
            } else {
                output.stream() << explanation(result) << '\n';
            }
            return result.total > 0;
        });
    }

    void write(const SearchResult& result, Output& output, Context& context) const {
        if (m_format != "table") {
            write_pairs(result, output.stream(), context);
            return;
        }
        std::ostringstream text;
        const auto render = m_kwic ? render_kwic : render_search;
        render(result, m_options.offset, output.style(), context.columns, text);
        if (!output.is_file() && m_query != "-") {
            print_paged(text.str(), context, !m_no_pager);
        } else {
            output.styled() << text.str();
        }
    }

    void write_pairs(const SearchResult& result, std::ostream& out, Context& context) const {
        if (m_format == "jsonl") {
            exchange::write_search_jsonl(result, out);
            return;
        }
        exchange::PairWriterOptions options;
        if (!result.pairs.empty()) {
            options.source = result.pairs.front().source.language;
            options.target = result.pairs.front().target.language;
        }
        options.title = result.query.empty() ? "Pairs" : result.query;
        if (result.total > 0) {
            options.notes = {summary_of(result, m_options.offset), renderings_of(result)};
            std::erase(options.notes, "");
        }
        const auto writer = exchange::make_pair_writer(*exchange::find_pair_format(m_format), out, options);
        for (const model::PairHit& pair : result.pairs) {
            writer->add(pair);
        }
        writer->finish();
        warn_of_dropped(context.diagnostics, m_database, writer->dropped_characters(), "file");
        if (writer->left_out() > 0) {
            context.say(fmt::format("{} {} nothing on one side and {} left out.", writer->left_out(),
                                    writer->left_out() == 1 ? "pair has" : "pairs have",
                                    writer->left_out() == 1 ? "was" : "were"));
        }
    }

    std::vector<std::string> m_words;
    std::string m_query;
    pipeline::SearchOptions m_options;
    bool m_same_forms = false;
    bool m_same_letters = false;
    bool m_no_renderings = false;
    std::string m_format;
    bool m_kwic = false;
    bool m_no_pager = false;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_search_command() {
    return std::make_unique<SearchCommand>();
}

} // namespace diptych::cli
