#include "pipeline/find/leverage.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "cli/command.hpp"
#include "cli/commands/pair_choice_options.hpp"
#include "cli/output.hpp"
#include "cli/render/leverage_result.hpp"
#include "cli/shared_options.hpp"
#include "exchange/records/leverage_formats.hpp"
#include "exchange/records/leverage_xliff.hpp"
#include "exchange/records/tmx_writer.hpp"

#include <optional>
#include <ostream>
#include <set>
#include <utility>

namespace diptych::cli {

namespace {

const std::vector<std::string> k_formats{"table", "tsv", "jsonl", "tmx", "xliff"};

Description describe() {
    return {
        .name = "leverage",
        .summary = "find what the corpus already has of a new text",
        .examples = {{"diptych leverage report.fr.docx --target-lang en",
                      "Count how much of a report has been translated before."},
                     {"diptych leverage report.fr.docx --list",
                      "See each sentence with its best match and what differs."},
                     {"diptych leverage report.fr.docx --target-lang en -o report.xlf",
                      "Write the report, translated where there is a match, for a CAT tool."},
                     {"diptych leverage report.fr.docx --target-lang en -o report.tmx",
                      "Write the matches as a translation memory."},
                     {"diptych leverage report.fr.docx --threshold 60 --symbol-prefix A/RES/ --since 2015",
                      "Find less similar sentences too, in resolutions since 2015."}},
        .text = "Reads FILE (plain text, PDF, Word, OpenDocument, HTML and more: see 'diptych help formats'), cuts it into "
                "sentences and finds for each the most similar ones in the documents of the database, on "
                "either side, with their translations. Prints how many sentences and words fall into each "
                "class of matches.\n"
                "Similarity counts words: 100 % is the same text; another word, a word more or less costs "
                "its share of the sentence; another form of a word, or another number, a quarter to a third "
                "of that; case, accents and punctuation a twentieth.\n"
                "The exit status is 1 when there is no match."};
}

/// Writes what is found in one of the formats.
class LeverageOutput {
public:
    virtual ~LeverageOutput() = default;

    virtual void add(const model::LeveragedSentence& sentence) = 0;

    virtual void finish(const memory::Analysis& /*analysis*/) {}

    virtual std::size_t dropped_characters() const { return 0; }
};

class TmxOutput : public LeverageOutput {
public:
    TmxOutput(std::ostream& out, const model::Document& document) : m_writer{out, document.language} {}

    void add(const model::LeveragedSentence& sentence) override {
        for (const model::MemoryMatch& match : sentence.matches) {
            if (m_written.insert(match.pair.id).second) {
                model::Pair pair = match.pair;
                if (!match.pair.found_in_source) {
                    std::swap(pair.source, pair.target);
                }
                m_writer.add(pair);
            }
        }
    }

    void finish(const memory::Analysis& /*analysis*/) override { m_writer.finish(); }

    std::size_t dropped_characters() const override { return m_writer.dropped_characters(); }

private:
    exchange::TmxWriter m_writer;
    std::set<std::int64_t> m_written; ///< pairs: many sentences have the same
};

class XliffOutput : public LeverageOutput {
public:
    XliffOutput(std::ostream& out, const model::Document& document, const model::LanguageTag& target)
        : m_writer{out, document, target} {}

    void add(const model::LeveragedSentence& sentence) override { m_writer.add(sentence); }

    void finish(const memory::Analysis& /*analysis*/) override { m_writer.finish(); }

    std::size_t dropped_characters() const override { return m_writer.dropped_characters(); }

private:
    exchange::LeverageXliffWriter m_writer;
};

class RowOutput : public LeverageOutput {
public:
    RowOutput(std::ostream& out, bool jsonl) : m_out{out}, m_jsonl{jsonl} {
        if (!jsonl) {
            exchange::write_leverage_titles(out);
        }
    }

    void add(const model::LeveragedSentence& sentence) override {
        if (m_jsonl) {
            exchange::write_leverage_jsonl(sentence, m_number++, m_out);
        } else {
            exchange::write_leverage_tsv(sentence, m_out);
        }
    }

private:
    std::ostream& m_out;
    bool m_jsonl;
    std::size_t m_number = 0;
};

class TableOutput : public LeverageOutput {
public:
    TableOutput(std::ostream& out, const model::Document& document, const Style& style, std::size_t columns,
                unsigned threshold, bool list)
        : m_out{out}, m_language{document.language}, m_style{style}, m_columns{columns},
          m_threshold{threshold}, m_list{list} {}

    void add(const model::LeveragedSentence& sentence) override {
        if (m_list) {
            render_leveraged(sentence, m_language, m_style, m_columns, m_out);
            m_out << '\n';
        }
    }

    void finish(const memory::Analysis& analysis) override {
        render_analysis(analysis, m_threshold, m_style, m_out);
    }

private:
    std::ostream& m_out;
    model::LanguageTag m_language;
    Style m_style;
    std::size_t m_columns;
    unsigned m_threshold;
    bool m_list;
};

class LeverageCommand : public Command {
public:
    LeverageCommand() : Command{describe()} {
        accept(joined({own_options(),
                       pair_choice_options(m_options.choice),
                       {jobs_option(m_jobs, "how many sentences to look up"), output_option(m_output),
                        database_option(m_database)}}),
               {input_file(m_file, "FILE")});
    }

    Outcome run(Context& context) override {
        Output output{m_output, context};
        std::unique_ptr<LeverageOutput> writer;
        pipeline::LeverageVisitor visitor;
        visitor.begin = [&](const model::Document& document, const model::LanguageTag& target) {
            writer = make_writer(output, document, target, context);
        };
        visitor.end = [&](const memory::Analysis& analysis) { writer->finish(analysis); };
        visitor.visit = [&](const model::LeveragedSentence& sentence) { writer->add(sentence); };
        store::Database database{m_database, store::Mode::read};
        const memory::Analysis analysis = pipeline::leverage(database, m_file, m_options, context, visitor);
        output.commit();
        warn_of_dropped(context.diagnostics, m_file, writer->dropped_characters(), "file");
        if (analysis.matched() > 0) {
            return Outcome::done;
        }
        context.say(fmt::format("No pair is at least {} % like one of the {} sentences.", m_options.threshold,
                                analysis.total().segments));
        return Outcome::nothing_found;
    }

protected:
    void configure() override {
        m_options.threshold = static_cast<unsigned>(m_threshold);
        m_options.jobs = m_jobs.value_or(base::processor_count());
        m_format = format_of(m_format, k_formats, m_output);
        if (m_list && m_format != "table") {
            throw base::UsageError{
                fmt::format("The option '--list' is for tables: '{}' has every sentence anyway.", m_format)};
        }
        m_database = database_path(m_database);
    }

private:
    std::vector<Option> own_options() {
        return {source_language_option(
                    m_options.read.language,
                    "that of FILE, such as fr; without this option it is guessed from the text"),
                target_language_option(m_options.target,
                                       "the one to translate into; without this option the other "
                                       "one of the database, when it has two"),
                option(m_threshold,
                       {.name = "threshold",
                        .value_name = "PERCENT",
                        .help = "how similar a match has to be at least, from 50 to 100; 75 without this "
                                "option",
                        .values = {.least = 50, .most = 100}}),
                option(m_options.matches,
                       {.name = "matches",
                        .value_name = "NUMBER",
                        .help = "how many matches of a sentence to give at most; 5 without this option"}),
                option(m_list,
                       {.name = "list",
                        .help = "show each sentence with its best match, too",
                        .details = "What only the match has stands in `[-` `-]`, what only the sentence has "
                                   "in `{+` `+}`."}),
                lines_option(m_options.read.lines),
                format_option(
                    m_format, k_formats,
                    "table (the default), the analysis; tsv or jsonl, the matches of each sentence; tmx, "
                    "the matches as a translation memory; or xliff, the text with its translations")};
    }

    std::unique_ptr<LeverageOutput> make_writer(Output& output, const model::Document& document,
                                                const model::LanguageTag& target,
                                                const Context& context) const {
        if (m_format == "tmx") {
            return std::make_unique<TmxOutput>(output.stream(), document);
        }
        if (m_format == "xliff") {
            return std::make_unique<XliffOutput>(output.stream(), document, target);
        }
        if (m_format != "table") {
            return std::make_unique<RowOutput>(output.stream(), m_format == "jsonl");
        }
        return std::make_unique<TableOutput>(output.styled(), document, output.style(), context.columns,
                                             m_options.threshold, m_list);
    }

    std::string m_file;
    pipeline::LeverageOptions m_options;
    std::size_t m_threshold = m_options.threshold;
    std::optional<std::size_t> m_jobs;
    bool m_list = false;
    std::string m_format;
    std::optional<std::string> m_output;
    std::string m_database;
};

} // namespace

std::unique_ptr<Command> make_leverage_command() {
    return std::make_unique<LeverageCommand>();
}

} // namespace diptych::cli
