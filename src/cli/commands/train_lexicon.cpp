#include "pipeline/align/train_lexicon.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/shared_options.hpp"

namespace diptych::cli {

namespace {

Description describe() {
    return {
        .name = "train-lexicon",
        .summary = "learn the translations of words from paired sentences",
        .examples = {{"diptych train-lexicon --source-lang fr --target-lang en memory.tmx -o fr-en.lexicon",
                      "Learn from a translation memory."},
                     {"diptych train-lexicon --source-lang fr --target-lang en acts -o fr-en.lexicon",
                      "Learn from acts.fr and acts.en, in which line answers to line."},
                     {"diptych align --lexicon fr-en.lexicon report.fr.txt report.en.txt",
                      "Use what was learnt."}},
        .text =
            "Reads pairs of sentences and learns from them which words are rendered by which, in both "
            "directions, with probabilities. Hundreds of thousands of pairs are needed for a good lexicon "
            "of a language, some thousands help with the words of a field.\n"
            "PAIRS are TMX or XLIFF files, tables with the titles source and target, or BASE for the files "
            "BASE.fr and BASE.en (with these languages) "
            "that have a pair a line. Several are read as one.\n"
            "A lexicon for French and English comes with the program and is used without being named."};
}

class TrainLexiconCommand : public Command {
public:
    TrainLexiconCommand() : Command{describe()} {
        accept({source_language_option(m_source, "the one that the pairs begin with, such as fr; needed"),
                target_language_option(m_target, "the other one; needed"),
                with_alias(min_frequency_option(m_options.least_count, "words; 2 without this option"),
                           {"min-count"}),
                output_option(m_output)},
               {argument(m_inputs, {.name = "PAIRS", .maximum = k_many, .values = {.file = true}})});
    }

    Outcome run(Context& context) override {
        Output output{m_output, context};
        const pipeline::TrainedLexicon trained =
            pipeline::train_lexicon(m_inputs, m_options, output.stream(), context);
        output.commit();
        context.say(
            fmt::format("Pairs of sentences: {}; different words: {} in {}, {} in {}; translations: {}.",
                        trained.pairs, trained.source_words, m_options.source.str(), trained.target_words,
                        m_options.target.str(), trained.translations));
        return Outcome::done;
    }

protected:
    void configure() override {
        if (!m_source || !m_target) {
            throw base::UsageError{
                "The languages are missing. Give them with --source-lang and --target-lang."};
        }
        m_options.source = *m_source;
        m_options.target = *m_target;
        if (m_output.value_or("-") == "-") {
            throw base::UsageError{"A lexicon is not for reading. Say where it goes with -o FILE."};
        }
    }

private:
    std::vector<std::string> m_inputs;
    std::optional<model::LanguageTag> m_source;
    std::optional<model::LanguageTag> m_target;
    std::optional<std::string> m_output;
    pipeline::TrainOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_train_lexicon_command() {
    return std::make_unique<TrainLexiconCommand>();
}

} // namespace diptych::cli
