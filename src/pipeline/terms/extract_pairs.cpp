#include "pipeline/terms/extract_pairs.hpp"

#include "align/hmm_aligner.hpp"
#include "base/error.hpp"
#include "base/format.hpp"
#include "base/progress.hpp"
#include "glossary/recognizer.hpp"
#include "language/language.hpp"
#include "morphology/morphology.hpp"
#include "pipeline/sources/pair_words.hpp"
#include "text/analyzer.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LanguageTag;

/// Cuts the texts of one language into words.
class Side {
public:
    explicit Side(const LanguageTag& language) : m_analyzer{language}, m_words{language.primary()} {}

    align::PairWords words_of(std::string_view text) {
        return m_words.words_of(text, m_analyzer.analyze(text));
    }

private:
    text::Analyzer m_analyzer;
    PairWordsMaker m_words;
};

/// Brings the forms of renderings together by a dictionary of the target language, or by stems without one.
class BaseForms {
public:
    explicit BaseForms(const LanguageTag& language)
        : m_analyzer{language}, m_language{&language::language_of(language.primary())},
          m_morphology{morphology::find_morphology(language)} {}

    /// The same for all forms of a phrase.
    std::string key_of(const std::string& text) {
        std::string key;
        for (const text::Token& token : m_analyzer.analyze(text)) {
            key += base_of(text::fold_case(model::slice(text, token.range)), token.stem) + ' ';
        }
        return key;
    }

    /// As glossaries have it: an adjective alone in its base form; a noun in the singular, in languages whose
    /// glossaries have it so, when the term is never seen in the form that was asked for.
    std::string shown(const align::TermRendering& rendering) {
        if (!m_morphology) {
            return rendering.text;
        }
        if (rendering.text.find(' ') == std::string::npos) {
            const std::string base = base_of_adjective(text::fold_case(rendering.text));
            if (!base.empty()) {
                return base;
            }
        }
        return rendering.answers_to_term || !m_language->terms_in_singular
                   ? rendering.text
                   : with_singular_head(rendering.text);
    }

private:
    /// Empty when it may be anything else, or is the base form.
    std::string base_of_adjective(const std::string& word) {
        const std::vector<morphology::Reading>& readings = m_morphology->readings(word);
        const bool is_adjective =
            !readings.empty() &&
            std::all_of(readings.begin(), readings.end(), [&](const morphology::Reading& r) {
                return r.part_of_speech == morphology::PartOfSpeech::adjective &&
                       r.lemma == readings.front().lemma;
            });
        return is_adjective && readings.front().lemma != word ? readings.front().lemma : std::string{};
    }

    /// The head of such a noun phrase is its last word before a preposition.
    std::string with_singular_head(const std::string& text) {
        const std::vector<text::Token> tokens = m_analyzer.analyze(text);
        std::size_t head = 0;
        while (head + 1 < tokens.size() &&
               (m_language->functions_of(tokens[head + 1].folded) & language::k_preposition) == 0) {
            ++head;
        }
        if (tokens.empty() || tokens[head].kind != text::TokenKind::word) {
            return text;
        }
        const model::Range place = tokens[head].range;
        const std::string_view word = model::slice(text, place);
        for (const morphology::Reading& reading : m_morphology->readings(text::fold_case(word))) {
            if (reading.plural && reading.part_of_speech == morphology::PartOfSpeech::noun &&
                !reading.lemma.empty()) {
                std::string singular = reading.lemma;
                if (word.front() >= 'A' && word.front() <= 'Z' && singular.front() >= 'a' &&
                    singular.front() <= 'z') {
                    singular.front() = static_cast<char>(singular.front() - 'a' + 'A');
                }
                return text.substr(0, place.begin) + singular + text.substr(place.end);
            }
        }
        return text;
    }

    std::string base_of(const std::string& word, const std::string& stem) {
        const morphology::Reading* best = nullptr;
        if (m_morphology) {
            for (const morphology::Reading& reading : m_morphology->readings(word)) {
                if (best == nullptr || std::pair{is_verb(reading), std::string_view{reading.lemma}} <
                                           std::pair{is_verb(*best), std::string_view{best->lemma}}) {
                    best = &reading;
                }
            }
        }
        return best == nullptr ? stem : text::fold_case(best->lemma);
    }

    static bool is_verb(const morphology::Reading& reading) {
        return reading.part_of_speech == morphology::PartOfSpeech::verb ||
               reading.part_of_speech == morphology::PartOfSpeech::participle;
    }

    text::Analyzer m_analyzer;
    const language::Language* m_language;
    std::unique_ptr<morphology::Morphology> m_morphology; ///< may be none
};

void push(const align::PairWords& words, lexicon::Vocabulary& vocabulary, lexicon::Sentences& sentences) {
    for (const std::string& word : words.words) {
        sentences.push(vocabulary.add(word));
    }
    sentences.end_sentence();
}

/// The words whose bytes are inside.
model::Range words_in(const align::PairWords& words, model::Range bytes) {
    model::Range range;
    while (range.begin < words.bytes.size() && words.bytes[range.begin].begin < bytes.begin) {
        ++range.begin;
    }
    range.end = range.begin;
    while (range.end < words.bytes.size() && words.bytes[range.end].end <= bytes.end) {
        ++range.end;
    }
    return range;
}

class PairExtractor {
public:
    PairExtractor(const PairSource& pairs, const std::vector<std::string>& terms,
                  const ExtractPairsOptions& options, base::Session& session)
        : m_visit{pairs}, m_options{options}, m_listener{session.progress}, m_source{options.source},
          m_target{options.target}, m_morphology{morphology::find_morphology(options.source)},
          m_recognizer{options.source, m_morphology.get()}, m_lexicons{options.source, options.target,
                                                                       options.lexicons,
                                                                       session.diagnostics} {
        for (const std::string& term : terms) {
            m_recognizer.add(term);
        }
        m_recognizer.finish();
        read();
    }

    std::vector<std::vector<align::TermRendering>> extract(std::size_t terms) {
        const align::HmmModel model = learn();
        align::HmmAligner aligner{model};
        align::TermPairs found{model.pairs, terms};
        base::Progress progress{m_listener, "Pairs searched for terms:", model.pairs.source.size()};
        std::size_t pair = 0;
        m_visit([&](std::string_view source, std::string_view target) {
            progress.advance_to(pair);
            search(found, aligner, pair++, source, target);
        });
        BaseForms base_forms{m_options.target};
        auto ranked = found.ranked([&](const std::string& text) { return base_forms.key_of(text); });
        for (std::vector<align::TermRendering>& renderings : ranked) {
            for (align::TermRendering& rendering : renderings) {
                rendering.text = base_forms.shown(rendering);
            }
        }
        for (std::uint32_t term = 0; term < terms; ++term) {
            m_counts.push_back(found.pairs_with(term));
        }
        return ranked;
    }

    const std::vector<std::size_t>& counts() const { return m_counts; }

private:
    void read() {
        base::Progress progress{m_listener, "Pairs read:", 0};
        m_visit([&](std::string_view source, std::string_view target) {
            push(m_source.words_of(source), m_pairs.source_words, m_pairs.source);
            push(m_target.words_of(target), m_pairs.target_words, m_pairs.target);
            progress.advance_to(m_pairs.source.size());
        });
        if (m_pairs.source.size() == 0) {
            throw base::Error{
                fmt::format("There is no pair of sentences in {} and {} to learn from. Add some with "
                            "'diptych add'.",
                            m_options.source.str(), m_options.target.str())};
        }
    }

    align::HmmModel learn() {
        align::HmmOptions training = m_options.training;
        training.lexicons = m_lexicons.list();
        base::Progress progress{
            m_listener, "Learning words, iteration",
            static_cast<std::size_t>(training.lexical_iterations + training.hmm_iterations)};
        training.progress = [&](const align::HmmProgress& state) {
            progress.advance_to(static_cast<std::size_t>(state.done));
            if (m_options.training.progress) {
                m_options.training.progress(state);
            }
        };
        return align::train_hmm(std::move(m_pairs), training);
    }

    void search(align::TermPairs& found, align::HmmAligner& aligner, std::size_t pair,
                std::string_view source_text, std::string_view target_text) {
        const std::vector<glossary::TermHit> hits = m_recognizer.find(source_text, glossary::Nested::report);
        if (hits.empty()) {
            return;
        }
        const align::PairWords source = m_source.words_of(source_text);
        const align::PairWords target = m_target.words_of(target_text);
        if (source.words.size() * target.words.size() > align::k_most_links) {
            return;
        }
        std::vector<align::TermOccurrence> occurrences;
        for (const glossary::TermHit& hit : hits) {
            const model::Range words = words_in(source, hit.bytes);
            if (!words.empty()) {
                occurrences.push_back({hit.term, words, !hit.differences.has(model::Difference::inflection)});
            }
        }
        const align::DirectedLinks links = aligner.directed_links(source.words, target.words);
        found.add(pair, source, target, target_text, align::symmetrize(links, m_options.symmetrization),
                  occurrences);
    }

    const PairSource& m_visit;
    const ExtractPairsOptions& m_options;
    base::ProgressListener* m_listener;
    Side m_source;
    Side m_target;
    std::unique_ptr<morphology::Morphology> m_morphology;
    glossary::Recognizer m_recognizer;
    Lexicons m_lexicons;
    lexicon::SentencePairs m_pairs; ///< until they are learnt from
    std::vector<std::size_t> m_counts;
};

} // namespace

std::vector<ExtractedPair> extract_pairs(const PairSource& pairs, const std::vector<std::string>& terms,
                                         const ExtractPairsOptions& options, base::Session& session) {
    PairExtractor extractor{pairs, terms, options, session};
    auto renderings = extractor.extract(terms.size());
    std::vector<ExtractedPair> result;
    for (std::size_t term = 0; term < terms.size(); ++term) {
        std::erase_if(renderings[term],
                      [&](const align::TermRendering& r) { return r.score < options.least_score; });
        renderings[term].resize(std::min(renderings[term].size(), options.most_renderings));
        result.push_back({terms[term], extractor.counts()[term], std::move(renderings[term])});
    }
    return result;
}

} // namespace diptych::pipeline
