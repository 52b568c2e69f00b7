#include "base/error.hpp"
#include "base/format.hpp"
#include "base/string.hpp"
#include "cli/command.hpp"
#include "cli/render_lookup.hpp"
#include "cli/shared_options.hpp"
#include "exchange/lookup_jsonl.hpp"
#include "pipeline/look_up.hpp"
#include "text/utf8.hpp"

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "jsonl"};

Description describe() {
    return {
        .name = "lookup",
        .summary = "find a term or phrase in the glossary and the kept pairs",
        .examples = {{"diptych lookup groupe de travail", "See how it is rendered, and in which paragraphs."},
                     {"diptych lookup --lang fr mandat --limit 5",
                      "Look among French words only, and show five pairs at most."},
                     {"diptych lookup 'tacit acceptance' --format jsonl", "Print JSON Lines."}},
        .text = "Shows the concepts of the glossary that TEXT names, with their terms in every language, and "
                "the pairs of sentences it occurs in. Case, accents and inflection do not count: "
                "'resolutions' finds 'Résolution', but better matches come first. Several words are one "
                "phrase; quotation marks are not needed.\n"
                "The exit status is 1 when nothing is found.",
        .options = {{.name = "lang",
                     .value_name = "LANG",
                     .help = "the language of TEXT; without this option every language of the database"},
                    {.name = "limit",
                     .letter = 'n',
                     .value_name = "NUMBER",
                     .help = "how many pairs to show at most; 20 without this option"},
                    format_option(k_formats, "table (the default), to read; or jsonl, JSON Lines"),
                    database_option()},
        .positionals = {{.name = "TEXT", .maximum = k_many}}};
}

class LookupCommand : public Command {
public:
    LookupCommand() : Command{describe()} {}

    void configure(const Arguments& arguments) override {
        const std::string query = base::join(arguments.positionals(), " ");
        m_query = base::trim(query);
        if (m_query.empty()) {
            throw base::UsageError{"The argument TEXT is empty. Give a word or a phrase."};
        }
        if (const std::optional<std::size_t> byte = text::find_invalid_utf8(m_query)) {
            throw base::UsageError{fmt::format(
                "The argument TEXT is not valid UTF-8 at byte {}. Set the terminal to UTF-8.", *byte)};
        }
        m_options.language = language_value(arguments, "lang");
        m_options.limit = arguments.count("limit").value_or(m_options.limit);
        m_format = arguments.value("format").value_or(k_formats.front());
        m_database = database_path(arguments);
    }

    Outcome run(Context& context) override {
        const model::LookupResult result = pipeline::look_up(m_database, m_query, m_options);
        if (result.empty()) {
            context.say(fmt::format("Nothing found for '{}'.", m_query));
            return Outcome::nothing_found;
        }
        if (m_format == "jsonl") {
            exchange::write_lookup_jsonl(result, context.out);
        } else {
            render_lookup(result, context.style, context.columns, context.out);
        }
        return Outcome::done;
    }

private:
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
