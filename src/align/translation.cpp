#include "align/translation.hpp"

#include "lexicon/learn.hpp"

#include <algorithm>
#include <unordered_map>

namespace diptych::align {

namespace {

using lexicon::Translation;
using lexicon::TranslationTable;
using lexicon::WordId;
using lexicon::WordKind;

constexpr std::size_t k_prefix = 3;            ///< letters that words have in common to be compared
constexpr std::size_t k_shortest_cognate = 4;  ///< letters
constexpr std::size_t k_longest_cognate = 128; ///< bytes; comparing takes the square of them
constexpr double k_least_likeness = 0.6;
constexpr std::size_t k_most_compared = 400; ///< words with the same beginning

/// 1 for equal words, 0 for words without a letter in common (Levenshtein distance over the longer one).
double likeness(std::string_view a, std::string_view b) {
    if (a == b) {
        return 1;
    }
    thread_local std::vector<std::size_t> row;
    row.resize(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, substituted});
        }
    }
    return 1 - static_cast<double>(row[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

/// The probability that a word is rendered by one that looks so much like it.
double cognate_probability(WordKind kind, double alike) {
    if (kind != WordKind::word) {
        return 0.8;
    }
    return alike >= 1 ? 0.6 : 0.5 * (alike - 0.4);
}

bool may_be_cognate(std::string_view word) {
    return word.size() >= k_shortest_cognate && word.size() <= k_longest_cognate;
}

class CognateFinder {
public:
    explicit CognateFinder(const Side& other) : m_other{other} {
        for (WordId id = 0; id < other.vocabulary.size(); ++id) {
            const std::string& word = other.vocabulary.word(id);
            if (other.kinds[id] == WordKind::word && may_be_cognate(word)) {
                m_by_beginning[word.substr(0, k_prefix)].push_back(id);
            }
        }
    }

    std::vector<Translation> find(const std::string& word, WordKind kind) const {
        std::vector<Translation> found;
        double total = 0;
        const auto add = [&](WordId id, double probability) {
            found.push_back({id, static_cast<float>(probability)});
            total += probability;
        };
        const auto equal = m_other.vocabulary.find(word);
        if (equal && m_other.kinds[*equal] == kind &&
            (kind != WordKind::word || word.size() >= k_shortest_cognate - 1)) {
            add(*equal, cognate_probability(kind, 1));
        }
        if (kind == WordKind::word && may_be_cognate(word)) {
            const auto group = m_by_beginning.find(word.substr(0, k_prefix));
            if (group != m_by_beginning.end() && group->second.size() <= k_most_compared) {
                for (const WordId id : group->second) {
                    const double alike = likeness(word, m_other.vocabulary.word(id));
                    if (alike >= k_least_likeness && alike < 1) {
                        add(id, cognate_probability(kind, alike));
                    }
                }
            }
        }
        if (total > 0.9) {
            for (Translation& t : found) {
                t.probability *= static_cast<float>(0.9 / total);
            }
        }
        return found;
    }

private:
    const Side& m_other;
    std::unordered_map<std::string, std::vector<WordId>> m_by_beginning;
};

TranslationTable cognates(const Side& from, const Side& to) {
    const CognateFinder finder{to};
    TranslationTable table;
    for (WordId id = 0; id < from.vocabulary.size(); ++id) {
        table.add_row(finder.find(from.vocabulary.word(id), from.kinds[id]));
    }
    return table;
}

/// `weight` of what one table says and the rest of the other; where only one has a row, that one.
TranslationTable mix(const TranslationTable& a, const TranslationTable& b, double weight, std::size_t rows) {
    TranslationTable mixed;
    std::vector<Translation> row;
    for (WordId word = 0; word < rows; ++word) {
        row.assign(a[word].begin(), a[word].end());
        const bool both = !row.empty() && !b[word].empty();
        if (both) {
            for (Translation& t : row) {
                t.probability *= static_cast<float>(weight);
            }
        }
        for (Translation t : b[word]) {
            t.probability *= both ? static_cast<float>(1 - weight) : 1.0F;
            const auto same =
                std::find_if(row.begin(), row.end(), [&](const Translation& r) { return r.word == t.word; });
            if (same == row.end()) {
                row.push_back(t);
            } else {
                same->probability += t.probability;
            }
        }
        mixed.add_row(row);
    }
    return mixed;
}

/// What was learnt, and of words that were not met what was known before.
TranslationTable with_rows_of(const TranslationTable& prior, const TranslationTable& learnt) {
    TranslationTable table;
    for (WordId word = 0; word < learnt.rows(); ++word) {
        table.add_row(learnt[word].empty() ? prior[word] : learnt[word]);
    }
    return table;
}

/// What a lexicon says of the words of a side, as far as its renderings stand in the other.
template <typename LookUp>
TranslationTable looked_up(const Side& from, const Side& to, LookUp look_up) {
    TranslationTable table;
    std::vector<Translation> row;
    for (WordId id = 0; id < from.vocabulary.size(); ++id) {
        row.clear();
        if (from.kinds[id] == WordKind::word) {
            for (const lexicon::Rendering& rendering : look_up(from.vocabulary.word(id))) {
                const auto other = to.vocabulary.find(rendering.word);
                if (other && to.kinds[*other] == WordKind::word) {
                    row.push_back({*other, rendering.probability});
                }
            }
        }
        table.add_row(row);
    }
    return table;
}

} // namespace

Knowledge first_knowledge(const Features& features, const std::vector<const lexicon::Lexicon*>& lexicons) {
    constexpr double k_first_share = 0.9; // of the first lexicon; the rest is for cognates
    constexpr double k_next_share = 0.5;  // of another one, against all before it
    const Side& source = features.source;
    const Side& target = features.target;
    Knowledge knowledge{cognates(source, target), cognates(target, source)};
    for (const lexicon::Lexicon* lexicon : lexicons) {
        const double share = lexicon == lexicons.front() ? k_first_share : k_next_share;
        knowledge.forward =
            mix(looked_up(source, target,
                          [&](const std::string& word) { return lexicon->renderings_of_source(word); }),
                knowledge.forward, share, source.vocabulary.size());
        knowledge.backward =
            mix(looked_up(target, source,
                          [&](const std::string& word) { return lexicon->renderings_of_target(word); }),
                knowledge.backward, share, target.vocabulary.size());
    }
    return knowledge;
}

Knowledge learn_from(const Features& features, const std::vector<model::Bead>& beads,
                     const Knowledge& prior) {
    constexpr double k_certain = 0.8;
    constexpr double k_most_cells = 3e6; // pairs of words; a sample is enough for a long text
    std::vector<const model::Bead*> certain;
    double cells = 0;
    for (const model::Bead& bead : beads) {
        if (bead.probability >= k_certain && bead.source.size() > 0 && bead.target.size() > 0) {
            certain.push_back(&bead);
            cells += static_cast<double>(
                         features.source.words.words_of(bead.source.begin, bead.source.end).size()) *
                     static_cast<double>(
                         features.target.words.words_of(bead.target.begin, bead.target.end).size());
        }
    }
    const auto taken = static_cast<std::size_t>(static_cast<double>(certain.size()) *
                                                std::min(1.0, k_most_cells / std::max(cells, 1.0)));
    lexicon::Sentences source;
    lexicon::Sentences target;
    for (std::size_t i = 0; i < taken; ++i) {
        const model::Bead& bead = *certain[i * certain.size() / taken];
        for (const WordId word : features.source.words.words_of(bead.source.begin, bead.source.end)) {
            source.push(word);
        }
        source.end_sentence();
        for (const WordId word : features.target.words.words_of(bead.target.begin, bead.target.end)) {
            target.push(word);
        }
        target.end_sentence();
    }
    lexicon::LearnOptions options;
    options.iterations = 3;
    options.positional_iterations = 1;
    options.prior_strength = 3;
    options.least_probability = 2e-3;
    Knowledge learnt;
    options.prior = &prior.forward;
    learnt.forward = with_rows_of(prior.forward,
                                  lexicon::learn(source, target, features.source.vocabulary.size(), options));
    options.prior = &prior.backward;
    learnt.backward = with_rows_of(
        prior.backward, lexicon::learn(target, source, features.target.vocabulary.size(), options));
    return learnt;
}

} // namespace diptych::align
