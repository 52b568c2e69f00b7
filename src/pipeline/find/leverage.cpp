#include "pipeline/find/leverage.hpp"

#include "base/error.hpp"
#include "base/format.hpp"
#include "base/parallel.hpp"
#include "base/progress.hpp"
#include "base/string.hpp"
#include "pipeline/find/match_finder.hpp"
#include "store/document_store.hpp"
#include "text/fold.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_set>
#include <utility>

namespace diptych::pipeline {

namespace {

using model::LeveragedSentence;

/// The other language of the corpus. \throws base::UsageError when there is none, or more than one
model::LanguageTag only_other(const std::vector<store::SideKind>& kinds, const model::LanguageTag& source) {
    std::set<std::string> others;
    for (const store::SideKind& kind : kinds) {
        if (kind.language != source.primary()) {
            others.insert(kind.language);
        }
    }
    if (others.size() != 1) {
        throw base::UsageError{
            others.empty() ? "The database has no pairs with another language than that of the text."
                           : fmt::format("The database has pairs with {}. Name one with --target-lang.",
                                         base::join({others.begin(), others.end()}, ", "))};
    }
    return model::LanguageTag::parse(*others.begin()).value_or(model::LanguageTag{});
}

MatchFinderOptions finder_options(store::Database& database, const LeverageOptions& options,
                                  const model::LanguageTag& source) {
    MatchFinderOptions found;
    found.source = source;
    const std::vector<store::SideKind> kinds = store::side_kinds(database);
    found.target = options.target ? *options.target : only_other(kinds, source);
    if (found.target.primary() == source.primary()) {
        throw base::UsageError{
            fmt::format("The text is in {} itself. Name its language with --source-lang, if it is another.",
                        found.target.str())};
    }
    std::copy_if(kinds.begin(), kinds.end(), std::back_inserter(found.sides),
                 [&](const store::SideKind& kind) { return kind.language == source.primary(); });
    found.filter = filter_of(options.choice, database);
    found.threshold = options.threshold;
    found.matches = options.matches;
    found.candidates = options.candidates;
    found.list_length = options.list_length;
    return found;
}

/// The sentences of a document, with nothing found yet; class repetition for those that stood before.
std::vector<LeveragedSentence> sentences_to_find(const model::Document& document) {
    std::vector<LeveragedSentence> sentences;
    std::unordered_set<std::string> seen;
    for (const model::SentenceIndex index : model::sentences_of(document)) {
        const model::Sentence& read = document.units[index.unit].sentences[index.sentence];
        LeveragedSentence sentence;
        sentence.index = index;
        sentence.place = {.file = document.name, .page = read.page, .line = read.line};
        sentence.text = model::text_of(document, index);
        const memory::TextLength length = memory::length_of(sentence.text);
        sentence.words = length.words;
        sentence.characters = length.characters;
        if (!seen.insert(text::collapse_white_space(sentence.text)).second) {
            sentence.match_class = model::MatchClass::repetition;
        }
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

/// A finder for each thread that is at work, made when it is first needed.
class Finders {
public:
    Finders(const std::string& database, const MatchFinderOptions& options,
            const WordFrequencies& frequencies)
        : m_database{database}, m_options{options}, m_frequencies{frequencies}, m_lists{options.sides,
                                                                                        options.filter,
                                                                                        options.list_length} {
    }

    FoundMatches find(const SentenceInContext& sentence) {
        std::unique_ptr<MatchFinder> finder = take();
        FoundMatches found = finder->find(sentence);
        const std::lock_guard lock{m_mutex};
        m_free.push_back(std::move(finder));
        return found;
    }

private:
    std::unique_ptr<MatchFinder> take() {
        {
            const std::lock_guard lock{m_mutex};
            if (!m_free.empty()) {
                std::unique_ptr<MatchFinder> finder = std::move(m_free.back());
                m_free.pop_back();
                return finder;
            }
        }
        return std::make_unique<MatchFinder>(m_database, m_options, m_frequencies, m_lists);
    }

    const std::string& m_database;
    const MatchFinderOptions& m_options;
    const WordFrequencies& m_frequencies;
    WordLists m_lists;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<MatchFinder>> m_free;
};

/// Puts what was found into a sentence; one that stood before is a repetition unless its context is there.
void take_matches(LeveragedSentence& sentence, std::vector<model::MemoryMatch> matches) {
    sentence.matches = std::move(matches);
    const model::MatchClass found = sentence.matches.empty()
                                        ? model::MatchClass::none
                                        : model::match_class_of(sentence.matches.front().percent);
    sentence.match_class = std::min(sentence.match_class, found);
}

} // namespace

memory::Analysis leverage(store::Database& database, const std::string& path, const LeverageOptions& options,
                          base::Session& session, const LeverageVisitor& visitor) {
    return leverage(database, read_document(path, options.read, session), options, session, visitor);
}

memory::Analysis leverage(store::Database& database, const model::Document& document,
                          const LeverageOptions& options, base::Session& session,
                          const LeverageVisitor& visitor) {
    constexpr std::size_t k_block = 32; // sentences of a job that wait for one another
    const MatchFinderOptions finding = finder_options(database, options, document.language);
    visitor.begin(document, finding.target);
    std::vector<LeveragedSentence> sentences = sentences_to_find(document);
    const WordFrequencies frequencies{database, document.language, finding.sides};
    Finders finders{database.path(), finding, frequencies};
    base::Progress shown{session.progress, "Sentences looked up:", sentences.size()};
    memory::Analysis analysis;
    std::size_t bounded = 0;
    for (std::size_t begin = 0; begin < sentences.size();) {
        const std::size_t size = std::min(k_block * options.jobs, sentences.size() - begin);
        std::vector<FoundMatches> found = base::map_parallel(size, options.jobs, [&](std::size_t i) {
            const std::size_t at = begin + i;
            return finding.sides.empty()
                       ? FoundMatches{}
                       : finders.find(
                             {at == 0 ? std::string_view{} : sentences[at - 1].text, sentences[at].text,
                              at + 1 == sentences.size() ? std::string_view{} : sentences[at + 1].text});
        });
        for (std::size_t i = 0; i < size; ++i, ++begin) {
            bounded += found[i].bounded && found[i].matches.size() < options.matches ? 1U : 0U;
            take_matches(sentences[begin], std::move(found[i].matches));
            analysis.add(sentences[begin]);
            visitor.visit(sentences[begin]);
            sentences[begin].matches.clear();
        }
        shown.advance_to(begin);
    }
    visitor.end(analysis);
    if (bounded > 0) {
        session.diagnostics.report(
            base::Severity::note, document.name, 0,
            fmt::format("{} of {} sentences are of frequent words only, or of thousands of words: not all "
                        "pairs that may be like them were compared.",
                        bounded, sentences.size()));
    }
    return analysis;
}

} // namespace diptych::pipeline
