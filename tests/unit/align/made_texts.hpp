#pragma once

#include "lexicon/lexicon.hpp"
#include "model/bitext.hpp"
#include "model/document.hpp"
#include "unit/align/documents.hpp"

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <unordered_map>
#include <vector>

/// Two languages that do not exist: word i of one is rendered by word i of the other. They have no letter in
/// common, so that no word looks like its translation.
struct MadeLanguages {
    static constexpr std::size_t k_function_words = 8; ///< the first words; a third of every text

    std::vector<std::string> source_words;
    std::vector<std::string> target_words;

    explicit MadeLanguages(std::size_t words = 1200)
        : source_words{make(words, "bdgkptvz", "ao")}, target_words{make(words, "fhlmnrsc", "eiu")} {}

private:
    static std::vector<std::string> make(std::size_t words, const std::string& consonants,
                                         const std::string& vowels) {
        std::vector<std::string> made(words);
        for (std::size_t w = 0; w < words; ++w) {
            std::size_t rest = w;
            for (int syllable = 0; syllable < (w < k_function_words ? 1 : 4); ++syllable) {
                made[w] += consonants[rest % consonants.size()];
                made[w] += vowels[(rest + w) % vowels.size()];
                rest /= consonants.size();
            }
        }
        return made;
    }
};

/// Knows all words but every `gap`-th.
class MadeLexicon : public diptych::lexicon::Lexicon {
public:
    explicit MadeLexicon(const MadeLanguages& languages, std::size_t gap = 4) {
        for (std::size_t w = 0; w < languages.source_words.size(); ++w) {
            if (w % gap != 0) {
                m_of_source[languages.source_words[w]] = {{languages.target_words[w], 0.9F}};
                m_of_target[languages.target_words[w]] = {{languages.source_words[w], 0.9F}};
            }
        }
    }

    std::vector<diptych::lexicon::Rendering> renderings_of_source(std::string_view word) const override {
        return find(m_of_source, word);
    }

    std::vector<diptych::lexicon::Rendering> renderings_of_target(std::string_view word) const override {
        return find(m_of_target, word);
    }

private:
    using Entries = std::unordered_map<std::string, std::vector<diptych::lexicon::Rendering>>;

    static std::vector<diptych::lexicon::Rendering> find(const Entries& entries, std::string_view word) {
        const auto entry = entries.find(std::string{word});
        return entry == entries.end() ? std::vector<diptych::lexicon::Rendering>{} : entry->second;
    }

    Entries m_of_source;
    Entries m_of_target;
};

/// A text, its translation, and which sentences answer to each other.
struct MadePair {
    std::vector<std::string> source;
    std::vector<std::string> target;
    std::vector<diptych::model::Bead> beads;

    diptych::model::Document source_document() const { return lines("qaa", source); }

    diptych::model::Document target_document() const { return lines("qab", target); }
};

/// How a made translation treats its text, in parts of a hundred.
struct MadeHabits {
    std::size_t splits = 5; ///< 1-2 beads
    std::size_t joins = 5;  ///< 2-1
    std::size_t left_out = 2;
    std::size_t added = 2;
    std::size_t numbers = 10; ///< sentences with one
    std::size_t words_left_out = 12;
    bool lengths_only = false; ///< the translation's words are drawn anew
};

class TextMaker {
public:
    TextMaker(const MadeLanguages& languages, unsigned seed) : m_languages{languages}, m_random{seed} {}

    /// Adds beads to a pair.
    void add(MadePair& pair, std::size_t beads, const MadeHabits& habits = {}) {
        for (std::size_t b = 0; b < beads; ++b) {
            const std::size_t kind = below(100);
            if (kind < habits.splits) {
                add_bead(pair, {words()}, {}, habits, 2);
            } else if (kind < habits.splits + habits.joins) {
                add_bead(pair, {words(), words()}, {}, habits, 1);
            } else if (kind < habits.splits + habits.joins + habits.left_out) {
                add_bead(pair, {words()}, {}, habits, 0);
            } else if (kind < habits.splits + habits.joins + habits.left_out + habits.added) {
                add_bead(pair, {}, words(), habits, 1);
            } else {
                add_bead(pair, {words()}, {}, habits, 1);
            }
        }
    }

    MadePair pair(std::size_t beads, const MadeHabits& habits = {}) {
        MadePair made;
        add(made, beads, habits);
        return made;
    }

    std::size_t below(std::size_t limit) { return m_random() % limit; }

private:
    using Words = std::vector<std::size_t>;

    /// Of a sentence, 4 to 23.
    Words words() {
        Words made(4 + below(20));
        for (std::size_t& word : made) {
            word = below(3) == 0 ? below(MadeLanguages::k_function_words)
                                 : MadeLanguages::k_function_words + below(m_languages.source_words.size() -
                                                                           MadeLanguages::k_function_words);
        }
        return made;
    }

    void add_bead(MadePair& pair, const std::vector<Words>& source, Words target, const MadeHabits& habits,
                  std::size_t target_sentences) {
        diptych::model::Bead bead;
        bead.source.begin = pair.source.size();
        bead.target.begin = pair.target.size();
        const std::string number =
            below(100) < habits.numbers ? " " + std::to_string(1000 + below(9000)) : std::string{};
        for (const Words& sentence : source) {
            for (const std::size_t word : sentence) {
                if (target_sentences > 0 && below(100) >= habits.words_left_out) {
                    target.push_back(habits.lengths_only ? below(m_languages.target_words.size()) : word);
                }
            }
            pair.source.push_back(text(sentence, m_languages.source_words) + number + ".");
        }
        for (std::size_t i = 0; i + 3 < target.size(); i += 3) { // another order
            std::swap(target[i], target[i + below(3)]);
        }
        for (std::size_t t = 0; t < target_sentences; ++t) {
            const auto part = [&](std::size_t i) {
                return target.begin() + static_cast<std::ptrdiff_t>(target.size() * i / target_sentences);
            };
            pair.target.push_back(text({part(t), part(t + 1)}, m_languages.target_words) + number + ".");
        }
        bead.source.end = pair.source.size();
        bead.target.end = pair.target.size();
        pair.beads.push_back(bead);
    }

    static std::string text(const Words& words, const std::vector<std::string>& written) {
        std::string made;
        for (const std::size_t word : words) {
            made += (made.empty() ? "" : " ") + written[word];
        }
        return made;
    }

    const MadeLanguages& m_languages;
    std::mt19937 m_random;
};

/// How many of the true beads with two sides are among the found ones.
inline double recall(const std::vector<diptych::model::Bead>& truth,
                     const std::vector<diptych::model::Bead>& found) {
    std::size_t right = 0;
    std::size_t all = 0;
    for (const diptych::model::Bead& bead : truth) {
        if (bead.source.empty() || bead.target.empty()) {
            continue;
        }
        all += 1;
        right += std::any_of(found.begin(), found.end(),
                             [&](const diptych::model::Bead& other) {
                                 return other.source == bead.source && other.target == bead.target;
                             })
                     ? 1U
                     : 0U;
    }
    return all == 0 ? 1 : static_cast<double>(right) / static_cast<double>(all);
}
