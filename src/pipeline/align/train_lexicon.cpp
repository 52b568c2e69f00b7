#include "pipeline/align/train_lexicon.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "base/progress.hpp"
#include "base/string.hpp"
#include "lexicon/learn.hpp"
#include "lexicon/lexicon_file.hpp"
#include "lexicon/sentence_pairs.hpp"
#include "pipeline/sources/read_pairs.hpp"
#include "text/analyzer.hpp"
#include "text/utf8.hpp"

#include <filesystem>
#include <istream>
#include <sstream>

namespace diptych::pipeline {

namespace {

/// Reads a file with a sentence a line. \throws base::InputError when it is not UTF-8
std::string read_lines(const std::string& path) {
    std::istringstream none;
    std::string bytes = base::read_file(path, none);
    if (const auto invalid = text::find_invalid_utf8(bytes)) {
        throw base::InputError{path, fmt::format("Byte {} is not UTF-8. Convert the file first.", *invalid)};
    }
    return bytes;
}

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return base::trim(line);
}

class PairCollector {
public:
    PairCollector(const TrainOptions& options, base::Session& session)
        : m_options{options}, m_session{session}, m_source{options.source}, m_target{options.target},
          m_progress{session.progress, "Reading pair", 0} {}

    void add_file(const std::string& input) {
        std::error_code error;
        if (std::filesystem::is_regular_file(input, error)) {
            add_ready_pairs(input);
        } else {
            add_lines(input);
        }
    }

    const lexicon::SentencePairs& pairs() const { return m_pairs; }

private:
    void add_lines(const std::string& base) {
        const std::string source_name = fmt::format("{}.{}", base, m_options.source.primary());
        const std::string target_name = fmt::format("{}.{}", base, m_options.target.primary());
        std::error_code error;
        if (!std::filesystem::exists(source_name, error) && !std::filesystem::exists(target_name, error)) {
            throw base::InputError{
                base, fmt::format("There is no such file, and no {} and {} either. Name a TMX or "
                                  "XLIFF file, or what two files with a pair a line have in "
                                  "common before the ending.",
                                  source_name, target_name)};
        }
        const std::string source_text = read_lines(source_name);
        const std::string target_text = read_lines(target_name);
        std::string_view source = source_text;
        std::string_view target = target_text;
        std::size_t line = 0;
        while (!source.empty() && !target.empty()) {
            ++line;
            const std::string_view source_line = take_line(source);
            add(source_line, take_line(target));
        }
        if (source.empty() != target.empty()) {
            throw base::InputError{
                source.empty() ? target_name : source_name, line + 1,
                fmt::format("{} has no line to answer to this one. Both files must have a pair "
                            "a line.",
                            source.empty() ? source_name : target_name)};
        }
    }

    void add_ready_pairs(const std::string& path) {
        PairOptions options;
        options.source = m_options.source;
        options.target = m_options.target;
        for (const model::Bitext& bitext : read_pairs(path, options, m_session)) {
            // An XLIFF file has the languages that it has.
            const bool straight = pairs_languages(bitext.source, bitext.target);
            if (!straight && !pairs_languages(bitext.target, bitext.source)) {
                m_session.diagnostics.warn(
                    path, 0,
                    fmt::format("It has pairs in {} and {}, not in {} and {}; they were left out.",
                                bitext.source.language.str(), bitext.target.language.str(),
                                m_options.source.str(), m_options.target.str()));
                continue;
            }
            const auto sources = model::sentences_of(bitext.source);
            const auto targets = model::sentences_of(bitext.target);
            for (const model::Bead& bead : bitext.beads) {
                const std::string source = model::text_of(bitext.source, sources, bead.source);
                const std::string target = model::text_of(bitext.target, targets, bead.target);
                straight ? add(source, target) : add(target, source);
            }
        }
    }

    bool pairs_languages(const model::Document& source, const model::Document& target) const {
        return source.language.primary() == m_options.source.primary() &&
               target.language.primary() == m_options.target.primary();
    }

    void add(std::string_view source, std::string_view target) {
        if (source.empty() || target.empty()) {
            return;
        }
        lexicon::add_sentence(m_source, source, m_pairs.source_words, m_pairs.source);
        lexicon::add_sentence(m_target, target, m_pairs.target_words, m_pairs.target);
        m_progress.advance_to(m_pairs.source.size());
    }

    const TrainOptions& m_options;
    base::Session& m_session;
    text::Analyzer m_source;
    text::Analyzer m_target;
    lexicon::SentencePairs m_pairs;
    base::Progress m_progress;
};

} // namespace

TrainedLexicon train_lexicon(const std::vector<std::string>& inputs, const TrainOptions& options,
                             std::ostream& out, base::Session& session) {
    PairCollector collector{options, session};
    for (const std::string& input : inputs) {
        collector.add_file(input);
    }
    const lexicon::SentencePairs& pairs = collector.pairs();
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
