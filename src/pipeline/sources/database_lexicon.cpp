#include "pipeline/sources/database_lexicon.hpp"

#include "lexicon/dictionary.hpp"
#include "lexicon/learn.hpp"
#include "lexicon/sentence_pairs.hpp"
#include "lexicon/table_lexicon.hpp"
#include "model/concept.hpp"
#include "store/concept_store.hpp"
#include "store/database.hpp"
#include "store/document_store.hpp"
#include "store/pair_search.hpp"
#include "text/analyzer.hpp"

namespace diptych::pipeline {

namespace {

bool is_usable(const model::Term& term) {
    return term.status != model::Status::deprecated && term.status != model::Status::superseded;
}

/// Every term of a concept in one language with every one in the other.
std::vector<lexicon::DictionaryEntry> entries_of_glossary(store::Database& database,
                                                          const model::LanguageTag& source,
                                                          const model::LanguageTag& target) {
    std::vector<lexicon::DictionaryEntry> entries;
    store::ConceptStore{database}.for_each([&](const model::Concept& entry) {
        for (const model::LanguageSection& from : entry.languages) {
            for (const model::LanguageSection& to : entry.languages) {
                if (from.language.primary() != source.primary() ||
                    to.language.primary() != target.primary()) {
                    continue;
                }
                for (const model::Term& a : from.terms) {
                    for (const model::Term& b : to.terms) {
                        if (is_usable(a) && is_usable(b)) {
                            entries.push_back({a.text, b.text});
                        }
                    }
                }
            }
        }
    });
    return entries;
}

/// The pairs of documents in these languages, in whichever direction they were stored.
class StoredPairs {
public:
    StoredPairs(const model::LanguageTag& source, const model::LanguageTag& target)
        : m_source{source}, m_target{target} {}

    void read(store::Database& database) {
        constexpr double k_enough = 3e6; // pairs of words
        constexpr double k_certain = 0.8;
        const std::vector<model::DocumentSummary> list = store::DocumentStore{database}.list();
        for (auto document = list.rbegin(); document != list.rend() && m_cells < k_enough; ++document) {
            const auto source = model::LanguageTag::parse(document->source_language);
            const auto target = model::LanguageTag::parse(document->target_language);
            if (!source || !target) {
                continue;
            }
            const bool straight = is(*source, m_source) && is(*target, m_target);
            const bool reversed = is(*source, m_target) && is(*target, m_source);
            if (!straight && !reversed) {
                continue;
            }
            store::PairFilter filter;
            filter.documents = {document->id};
            filter.least_probability = k_certain;
            store::PairScan pairs{database, filter};
            while (m_cells < k_enough) { // a document may have millions
                const auto pair = pairs.next();
                if (!pair) {
                    break;
                }
                add(straight ? pair->source.text : pair->target.text,
                    straight ? pair->target.text : pair->source.text);
            }
        }
    }

    std::unique_ptr<lexicon::Lexicon> learn() && {
        if (m_pairs.source.size() == 0) {
            return nullptr;
        }
        lexicon::LearnOptions options;
        options.least_count = 2;
        lexicon::TranslationTable forward =
            lexicon::learn(m_pairs.source, m_pairs.target, m_pairs.source_words.size(), options);
        lexicon::TranslationTable backward =
            lexicon::learn(m_pairs.target, m_pairs.source, m_pairs.target_words.size(), options);
        return std::make_unique<lexicon::TableLexicon>(std::move(m_pairs.source_words),
                                                       std::move(m_pairs.target_words), std::move(forward),
                                                       std::move(backward));
    }

private:
    static bool is(const model::LanguageTag& a, const model::LanguageTag& b) {
        return a.primary() == b.primary();
    }

    void add(const std::string& source, const std::string& target) {
        if (source.empty() || target.empty()) {
            return;
        }
        const std::size_t before = m_pairs.source.words();
        const std::size_t target_before = m_pairs.target.words();
        lexicon::add_sentence(m_source_analyzer, source, m_pairs.source_words, m_pairs.source);
        lexicon::add_sentence(m_target_analyzer, target, m_pairs.target_words, m_pairs.target);
        m_cells += static_cast<double>(m_pairs.source.words() - before) *
                   static_cast<double>(m_pairs.target.words() - target_before);
    }

    const model::LanguageTag& m_source;
    const model::LanguageTag& m_target;
    text::Analyzer m_source_analyzer{m_source};
    text::Analyzer m_target_analyzer{m_target};
    lexicon::SentencePairs m_pairs;
    double m_cells = 0;
};

} // namespace

std::vector<std::unique_ptr<lexicon::Lexicon>> lexicons_of_database(store::Database& database,
                                                                    const model::LanguageTag& source,
                                                                    const model::LanguageTag& target) {
    std::vector<std::unique_ptr<lexicon::Lexicon>> lexicons;
    StoredPairs pairs{source, target};
    pairs.read(database);
    if (auto learnt = std::move(pairs).learn()) {
        lexicons.push_back(std::move(learnt));
    }
    const std::vector<lexicon::DictionaryEntry> entries = entries_of_glossary(database, source, target);
    if (!entries.empty()) {
        lexicons.push_back(std::make_unique<lexicon::DictionaryLexicon>(entries, source, target));
    }
    return lexicons;
}

} // namespace diptych::pipeline
