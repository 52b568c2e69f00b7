#include "lexicon/dictionary.hpp"

#include "base/error.hpp"
#include "base/file.hpp"
#include "lexicon/dictionary_dictd.hpp"
#include "lexicon/dictionary_text.hpp"
#include "text/analyzer.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <iostream>
#include <unordered_map>

namespace diptych::lexicon {

namespace {

constexpr std::size_t k_longest_phrase = 8; ///< words that count
constexpr std::size_t k_longest_text = 64;  ///< words of any length
constexpr std::size_t k_most_renderings = 40;
constexpr std::size_t k_long_word = 4;   ///< columns: letters, and half as many characters of Chinese
constexpr double k_phrases_share = 0.25; ///< of the weight of a word's own entries

/// What the entries say of a pair of words.
struct Weights {
    double alone = 0;      ///< as entries of one word on both sides
    double in_phrases = 0; ///< as parts of phrases
};

using PairWeights = std::unordered_map<std::uint64_t, Weights>;

/// The words of a phrase that tell something about its rendering.
struct Phrase {
    std::vector<std::string> words; ///< stems, each once; none when the phrase is of no use
    bool is_word = false;           ///< it is one word, if perhaps with an article or the like
};

Phrase read_phrase(const text::Analyzer& analyzer, std::string_view text) {
    std::vector<text::Token> tokens = analyzer.analyze(text);
    std::erase_if(tokens, [](const text::Token& token) { return token.kind != text::TokenKind::word; });
    if (tokens.size() > k_longest_text) {
        return {};
    }
    const auto width = [&](const text::Token& token) {
        return text::display_width(model::slice(text, token.range));
    };
    std::size_t longest = 0;
    for (const text::Token& token : tokens) {
        longest = std::max(longest, width(token));
    }
    Phrase phrase;
    for (text::Token& token : tokens) {
        if (width(token) >= std::min(longest, k_long_word) &&
            std::find(phrase.words.begin(), phrase.words.end(), token.stem) == phrase.words.end()) {
            phrase.words.push_back(std::move(token.stem));
        }
    }
    if (phrase.words.size() > k_longest_phrase) {
        return {};
    }
    // "ab und zu" is no rendering of "und".
    phrase.is_word = phrase.words.size() == 1 && (tokens.size() == 1 || longest >= k_long_word);
    return phrase;
}

std::vector<WordId> numbered(Vocabulary& vocabulary, const Phrase& phrase) {
    std::vector<WordId> ids;
    ids.reserve(phrase.words.size());
    for (const std::string& word : phrase.words) {
        ids.push_back(vocabulary.add(word));
    }
    return ids;
}

void add_pairs(PairWeights& pairs, const std::vector<WordId>& source, const std::vector<WordId>& target,
               bool alone, double weight) {
    for (const WordId s : source) {
        for (const WordId t : target) {
            Weights& weights = pairs[(static_cast<std::uint64_t>(s) << 32) | t];
            if (alone) {
                weights.alone += weight;
            } else {
                weights.in_phrases += weight / static_cast<double>(source.size() * target.size());
            }
        }
    }
}

struct WeighedTranslation {
    WordId word = 0;
    Weights weights;
};

/// The probabilities of the renderings of one word.
std::vector<Translation> probabilities(const std::vector<WeighedTranslation>& weighed) {
    Weights sum;
    for (const WeighedTranslation& w : weighed) {
        sum.alone += w.weights.alone;
        sum.in_phrases += w.weights.in_phrases;
    }
    const double most = sum.alone > 0 ? k_phrases_share * sum.alone : sum.in_phrases;
    const double of_phrases = sum.in_phrases > most ? most / sum.in_phrases : 1;
    const double total = std::max(1.0, sum.alone + of_phrases * sum.in_phrases);
    std::vector<Translation> row;
    row.reserve(weighed.size());
    for (const WeighedTranslation& w : weighed) {
        const double weight = w.weights.alone + of_phrases * w.weights.in_phrases;
        row.push_back({w.word, static_cast<float>(weight / total)});
    }
    std::sort(row.begin(), row.end(), [](const Translation& a, const Translation& b) {
        return a.probability != b.probability ? a.probability > b.probability : a.word < b.word;
    });
    row.resize(std::min(row.size(), k_most_renderings));
    return row;
}

TranslationTable table_of(const std::vector<std::vector<WeighedTranslation>>& rows) {
    TranslationTable table;
    for (std::vector<WeighedTranslation> row : rows) {
        // The order of additions is part of the result.
        std::sort(row.begin(), row.end(),
                  [](const WeighedTranslation& a, const WeighedTranslation& b) { return a.word < b.word; });
        table.add_row(probabilities(row));
    }
    return table;
}

std::vector<Rendering> renderings(std::string_view word, const Vocabulary& words, const Vocabulary& others,
                                  const TranslationTable& table) {
    std::vector<Rendering> found;
    if (const auto id = words.find(word)) {
        for (const Translation& t : table[*id]) {
            found.push_back({others.word(t.word), t.probability});
        }
    }
    return found;
}

} // namespace

DictionaryLexicon::DictionaryLexicon(const std::vector<DictionaryEntry>& entries,
                                     const model::LanguageTag& source, const model::LanguageTag& target) {
    const text::Analyzer source_analyzer{source};
    const text::Analyzer target_analyzer{target};
    PairWeights pairs;
    for (const DictionaryEntry& entry : entries) {
        const Phrase of_source = read_phrase(source_analyzer, entry.source);
        const Phrase of_target = read_phrase(target_analyzer, entry.target);
        if (!of_source.words.empty() && !of_target.words.empty()) {
            add_pairs(pairs, numbered(m_source_words, of_source), numbered(m_target_words, of_target),
                      of_source.is_word && of_target.is_word, entry.weight);
        }
    }
    std::vector<std::vector<WeighedTranslation>> forward(m_source_words.size());
    std::vector<std::vector<WeighedTranslation>> backward(m_target_words.size());
    for (const auto& [pair, weights] : pairs) {
        const auto s = static_cast<WordId>(pair >> 32);
        const auto t = static_cast<WordId>(pair);
        forward[s].push_back({t, weights});
        backward[t].push_back({s, weights});
    }
    m_forward = table_of(forward);
    m_backward = table_of(backward);
}

std::vector<Rendering> DictionaryLexicon::renderings_of_source(std::string_view word) const {
    return renderings(word, m_source_words, m_target_words, m_forward);
}

std::vector<Rendering> DictionaryLexicon::renderings_of_target(std::string_view word) const {
    return renderings(word, m_target_words, m_source_words, m_backward);
}

std::unique_ptr<DictionaryLexicon> read_dictionary(const std::string& path, const model::LanguageTag& source,
                                                   const model::LanguageTag& target,
                                                   base::Diagnostics& diagnostics, DictionaryOrder order) {
    std::vector<DictionaryEntry> entries;
    if (const auto name = dictd_name_of(path)) {
        const bool source_headwords = order == DictionaryOrder::usual
                                          ? has_source_headwords(*name, source, target)
                                          : order == DictionaryOrder::source_first;
        entries = read_dictd(read_dictd_files(*name), source_headwords, diagnostics);
    } else {
        entries = read_dictionary_text(base::read_file(path, std::cin, k_greatest_dictionary),
                                       base::display_name(path), order, diagnostics);
    }
    auto lexicon = std::make_unique<DictionaryLexicon>(entries, source, target);
    if (lexicon->source_words() == 0) {
        throw base::InputError{base::display_name(path),
                               "None of the entries has a word on both sides. Check whether the file is a "
                               "dictionary."};
    }
    return lexicon;
}

} // namespace diptych::lexicon
