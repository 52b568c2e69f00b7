#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/commands/term_filter_options.hpp"
#include "cli/query_lines.hpp"
#include "cli/render/concept.hpp"
#include "cli/render/lookup_result.hpp"
#include "cli/shared_options.hpp"
#include "exchange/records/lookup_jsonl.hpp"
#include "pipeline/find/look_up.hpp"

#include <algorithm>
#include <ostream>
#include <string>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "jsonl", "tsv"};

Description describe() {
    return {.name = "lookup",
            .summary = "find a term or phrase in the glossary and the kept pairs",
            .examples = {{"diptych lookup groupe de travail",
                          "See what it is called, how it was rendered, and in which paragraphs."},
                         {"diptych lookup --lang fr mandat --limit 5",
                          "Look among French words only, and show five pairs at most."},
                         {"diptych lookup groupe de trav", "See which terms begin so."},
                         {"diptych lookup Mandat --case --status preferred",
                          "Find only what is written so and is a preferred term."},
                         {"diptych lookup 'tacit acceptance' --format jsonl", "Print JSON Lines."},
                         {"diptych lookup - --format jsonl < terms.txt", "Look up each line of a file."}},
            .text =
                "Shows the concepts of the glossary that TEXT names, with their terms in every language and "
                "how often each was used, and the pairs of sentences it occurs in. Case, accents and "
                "inflection do not count: 'resolutions' finds 'Résolution', but better matches come first. "
                "Several words are one phrase; quotation marks are not needed. When nothing is found, terms "
                "that begin with TEXT or are written nearly so are shown.\n"
                "When TEXT is -, each line of standard input is looked up, one after the other.\n"
                "The exit status is 1 when nothing is found; terms that are only similar do not count."};
}

/// The term that was perhaps meant; nothing when a term matched.
const model::ConceptHit* suggestion_of(const model::LookupResult& result) {
    const bool only_suggestions =
        std::none_of(result.concepts.begin(), result.concepts.end(),
                     [](const auto& hit) { return hit.relation == model::Relation::whole; });
    const auto first = std::find_if(result.concepts.begin(), result.concepts.end(), [](const auto& hit) {
        return hit.relation >= model::Relation::completion;
    });
    return only_suggestions && first != result.concepts.end() ? &*first : nullptr;
}

class LookupCommand : public Command {
public:
    LookupCommand() : Command{describe()} {
        accept(joined({{language_option(m_options.language,
                                        "that of TEXT; without this option every one of the database"),
                        limit_option(m_options.limit, "pairs; 20 without this option"),
                        option(m_options.exact, {.name = "case",
                                                 .help = "find only the same letters, also in case",
                                                 .hidden_aliases = {"exact"}}),
                        option(m_options.fuzzy,
                               {.name = "fuzzy", .help = "show similar terms also when something is found"})},
                       term_filter_options(m_options.filter),
                       {format_option(m_format, k_formats,
                                      "table (the default), to read; jsonl, JSON Lines; or tsv, with tabs"),
                        database_option(m_database)}}),
               {argument(m_words, {.name = "TEXT", .maximum = k_many})});
    }

    Outcome run(Context& context) override {
        store::Database database{m_database, store::Mode::read};
        pipeline::Lookup lookup{database, m_options};
        if (m_format == "tsv") {
            exchange::write_lookup_titles(context.out);
        }
        return m_query == "-" ? answer_all(lookup, context) : answer(lookup, context);
    }

protected:
    void configure() override {
        m_query = query_text(base::join(m_words, " "), "The argument TEXT");
        if (m_query.empty()) {
            throw base::UsageError{"The argument TEXT is empty. Give a word or a phrase."};
        }
        if (m_options.exact && m_options.fuzzy) {
            throw base::UsageError{"The options '--case' and '--fuzzy' contradict each other. Give one."};
        }
        m_format = format_of(m_format, k_formats, {});
        m_database = database_path(m_database);
    }

private:
    Outcome answer(pipeline::Lookup& lookup, Context& context) const {
        const model::LookupResult result = lookup.look_up(m_query);
        if (!result.has_words) {
            throw base::UsageError{fmt::format("There is no word to look up in '{}'.", m_query)};
        }
        if (const model::ConceptHit* const meant = suggestion_of(result)) {
            context.say(
                fmt::format("Nothing is called '{}'. Did you mean '{}'?", m_query, printable(meant->term)));
        } else if (result.empty()) {
            context.say(fmt::format("Nothing found for '{}'.", m_query));
        }
        print(result, context);
        return result.found() ? Outcome::done : Outcome::nothing_found;
    }

    Outcome answer_all(pipeline::Lookup& lookup, Context& context) const {
        const char* separator = "";
        return answer_lines(context, [&](const std::string& query) {
            const model::LookupResult result = lookup.look_up(query);
            if (!result.has_words) {
                throw base::UsageError{"There is no word to look up in it."};
            }
            print_answer(result, separator, context);
            separator = "\n";
            return result.found();
        });
    }

    /// One of many answers: it says what the question was, also when nothing was found.
    void print_answer(const model::LookupResult& result, const char* separator, Context& context) const {
        if (m_format == "table") {
            context.styled << separator << context.style.heading("# " + printable(result.query)) << '\n';
            if (const model::ConceptHit* const meant = suggestion_of(result)) {
                context.styled << fmt::format("Did you mean '{}'?\n", printable(meant->term));
            } else if (result.empty()) {
                context.styled << "Nothing found.\n";
            }
            context.styled << (result.empty() ? "" : "\n");
        } else if (result.empty()) {
            m_format == "jsonl" ? exchange::write_nothing_jsonl(result, context.out)
                                : exchange::write_nothing_tsv(result, context.out);
        }
        print(result, context);
    }

    void print(const model::LookupResult& result, Context& context) const {
        if (m_format == "jsonl") {
            exchange::write_lookup_jsonl(result, context.out);
        } else if (m_format == "tsv") {
            exchange::write_lookup_tsv(result, context.out);
        } else {
            render_lookup(result, context.style, context.columns, context.styled);
        }
    }

    std::vector<std::string> m_words;
    std::string m_query;
    pipeline::LookupOptions m_options;
    std::string m_format;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_lookup_command() {
    return std::make_unique<LookupCommand>();
}

} // namespace diptych::cli
