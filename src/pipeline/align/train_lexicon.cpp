#include "pipeline/align/train_lexicon.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/progress.hpp"
#include "lexicon/learn.hpp"
#include "lexicon/lexicon_file.hpp"
#include "lexicon/sentence_pairs.hpp"
#include "pipeline/sources/pair_sources.hpp"
#include "text/analyzer.hpp"

#include <string_view>

namespace diptych::pipeline {

namespace {

lexicon::SentencePairs pairs_of(const std::vector<std::string>& inputs, const TrainOptions& options,
                                base::Session& session) {
    lexicon::SentencePairs pairs;
    const text::Analyzer source{options.source};
    const text::Analyzer target{options.target};
    base::Progress shown{session.progress, "Reading pair", 0};
    for (const std::string& input : inputs) {
        visit_file_pairs(input, options.source, options.target, session,
                         [&](std::string_view source_text, std::string_view target_text) {
                             lexicon::add_sentence(source, source_text, pairs.source_words, pairs.source);
                             lexicon::add_sentence(target, target_text, pairs.target_words, pairs.target);
                             shown.advance_to(pairs.source.size());
                         });
    }
    return pairs;
}

} // namespace

TrainedLexicon train_lexicon(const std::vector<std::string>& inputs, const TrainOptions& options,
                             std::ostream& out, base::Session& session) {
    const lexicon::SentencePairs pairs = pairs_of(inputs, options, session);
    if (pairs.source.size() == 0) {
        throw base::InputError{inputs.front(), "There is no pair of sentences in what was named."};
    }
    lexicon::LearnOptions learn;
    learn.least_count = options.least_count;
    learn.least_probability = options.least_probability;
    learn.most_translations = options.most_translations;
    const auto iterations = static_cast<std::size_t>(learn.iterations + learn.positional_iterations);
    base::Progress shown{session.progress, "Learning words, iteration", iterations};
    lexicon::TranslationTable forward;
    lexicon::TranslationTable backward;
    base::run_parallel(2, base::processor_count(), [&](std::size_t direction) {
        if (direction == 1) {
            backward = lexicon::learn(pairs.target, pairs.source, pairs.target_words.size(), learn);
            return;
        }
        lexicon::LearnOptions shown_learn = learn; // one of the two is enough to show how far they are
        shown_learn.progress = [&](int done) { shown.advance_to(static_cast<std::size_t>(done)); };
        forward = lexicon::learn(pairs.source, pairs.target, pairs.source_words.size(), shown_learn);
    });
    lexicon::write_lexicon(
        {options.source, options.target, pairs.source_words, pairs.target_words, forward, backward}, out);
    return {pairs.source.size(), pairs.source_words.size(), pairs.target_words.size(),
            forward.entries() + backward.entries()};
}

} // namespace diptych::pipeline
