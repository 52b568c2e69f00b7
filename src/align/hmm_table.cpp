#include "align/hmm_table.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <utility>

namespace diptych::align {

namespace {

using lexicon::Sentences;
using lexicon::WordId;

/// In which pairs words stand: for each word the numbers of its pairs, one word after the other.
struct Occurrences {
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> pairs; ///< a pair comes twice when the word does

    std::span<const std::uint32_t> of(WordId word) const {
        const std::uint32_t begin = word == 0 ? 0 : ends[word - 1];
        return std::span{pairs}.subspan(begin, ends[word] - begin);
    }
};

Occurrences occurrences_of(const Sentences& sentences, std::size_t words,
                           const std::function<bool(std::size_t pair)>& is_usable) {
    Occurrences found;
    found.ends.resize(words);
    std::vector<std::uint32_t> next(words + 1);
    for (std::size_t pair = 0; pair < sentences.size(); ++pair) {
        if (is_usable(pair)) {
            for (const WordId word : sentences[pair]) {
                ++next[word + 1];
            }
        }
    }
    for (std::size_t word = 0; word < words; ++word) {
        next[word + 1] += next[word];
        found.ends[word] = next[word + 1];
    }
    found.pairs.resize(next[words]);
    for (std::size_t pair = 0; pair < sentences.size(); ++pair) {
        if (is_usable(pair)) {
            for (const WordId word : sentences[pair]) {
                found.pairs[next[word]++] = static_cast<std::uint32_t>(pair);
            }
        }
    }
    return found;
}

/// Makes the rows of some words.
class RowMaker {
public:
    RowMaker(const Sentences& to, const Occurrences& occurrences,
             const std::vector<std::uint32_t>& to_frequencies, std::size_t most_entries)
        : m_to{to}, m_occurrences{occurrences}, m_frequencies{to_frequencies}, m_most{most_entries},
          m_counts(to_frequencies.size()) {}

    void append_row(WordId from, std::vector<WordId>& words) {
        m_met.clear();
        const auto pairs = m_occurrences.of(from);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i > 0 && pairs[i] == pairs[i - 1]) {
                continue;
            }
            for (const WordId word : m_to[pairs[i]]) {
                if (m_counts[word]++ == 0) {
                    m_met.push_back(word);
                }
            }
        }
        if (m_met.size() > m_most) {
            const auto own = static_cast<float>(pairs.size());
            const auto dice = [&](WordId word) {
                return static_cast<float>(m_counts[word]) / (own + static_cast<float>(m_frequencies[word]));
            };
            std::nth_element(
                m_met.begin(), m_met.begin() + static_cast<std::ptrdiff_t>(m_most), m_met.end(),
                [&](WordId a, WordId b) { return dice(a) != dice(b) ? dice(a) > dice(b) : a < b; });
        }
        for (const WordId word : m_met) {
            m_counts[word] = 0;
        }
        m_met.resize(std::min(m_met.size(), m_most));
        std::sort(m_met.begin(), m_met.end());
        words.insert(words.end(), m_met.begin(), m_met.end());
    }

private:
    const Sentences& m_to;
    const Occurrences& m_occurrences;
    const std::vector<std::uint32_t>& m_frequencies;
    std::size_t m_most;
    std::vector<std::uint32_t> m_counts; ///< of each word, 0 between the rows
    std::vector<WordId> m_met;
};

constexpr std::size_t k_words_in_task = 512;
constexpr float k_initial_mass = 1; ///< of a whole row, against what is known before

} // namespace

LexicalTable::LexicalTable(const Sentences& from, const Sentences& to, std::size_t from_words,
                           std::size_t to_words, std::size_t most_entries,
                           const std::function<bool(std::size_t pair)>& is_usable, std::size_t jobs) {
    const Occurrences occurrences = occurrences_of(from, from_words, is_usable);
    std::vector<std::uint32_t> frequencies(to_words);
    for (std::size_t pair = 0; pair < to.size(); ++pair) {
        for (const WordId word : to[pair]) {
            ++frequencies[word];
        }
    }

    struct Rows {
        std::vector<WordId> words;
        std::vector<std::uint32_t> ends;
    };

    std::vector<Rows> parts((from_words + k_words_in_task - 1) / k_words_in_task);
    base::run_parallel(parts.size(), jobs, [&](std::size_t part) {
        RowMaker maker{to, occurrences, frequencies, most_entries};
        const std::size_t end = std::min(from_words, (part + 1) * k_words_in_task);
        for (std::size_t word = part * k_words_in_task; word < end; ++word) {
            maker.append_row(static_cast<WordId>(word), parts[part].words);
            parts[part].ends.push_back(static_cast<std::uint32_t>(parts[part].words.size()));
        }
        parts[part].words.shrink_to_fit();
    });
    std::size_t entries = 0;
    for (const Rows& part : parts) {
        entries += part.words.size();
    }
    if (entries + to_words >= k_nowhere) {
        throw base::Error{
            "There are too many different words to learn from. Give fewer sentences at a time."};
    }
    m_words.reserve(entries);
    m_row_ends.reserve(from_words);
    for (Rows& part : parts) {
        const auto begin = static_cast<std::uint32_t>(m_words.size());
        m_words.insert(m_words.end(), part.words.begin(), part.words.end());
        for (const std::uint32_t end : part.ends) {
            m_row_ends.push_back(begin + end);
        }
        part = {};
    }
    m_counts.assign(entries + to_words, 0);
    m_probabilities.resize(entries + to_words);
    for (std::size_t row = 0; row < m_row_ends.size(); ++row) {
        const std::uint32_t begin = begin_of(static_cast<WordId>(row));
        const auto share = k_initial_mass / static_cast<float>(std::max(1U, m_row_ends[row] - begin));
        std::fill(m_counts.begin() + begin, m_counts.begin() + m_row_ends[row], share);
    }
    for (std::size_t word = 0; word < to_words; ++word) {
        m_counts[entries + word] = static_cast<float>(frequencies[word]);
    }
}

std::uint32_t LexicalTable::position(WordId from, WordId to) const {
    const std::span<const WordId> words = row(from);
    const auto found = std::lower_bound(words.begin(), words.end(), to);
    return found == words.end() || *found != to
               ? k_nowhere
               : begin_of(from) + static_cast<std::uint32_t>(found - words.begin());
}

void LexicalTable::maximize(std::size_t jobs) {
    for (const Prior& prior : m_priors) {
        m_counts[prior.position] += prior.count;
    }
    const std::size_t tasks = (rows() + k_words_in_task - 1) / k_words_in_task;
    base::run_parallel(tasks + 1, jobs, [&](std::size_t task) {
        if (task == tasks) { // words from nothing
            maximize_row(m_words.size(), m_counts.size());
            return;
        }
        const std::size_t end = std::min(rows(), (task + 1) * k_words_in_task);
        for (std::size_t word = task * k_words_in_task; word < end; ++word) {
            maximize_row(begin_of(static_cast<WordId>(word)), m_row_ends[word]);
        }
    });
}

void LexicalTable::maximize_row(std::size_t begin, std::size_t end) {
    double total = 0;
    for (std::size_t i = begin; i < end; ++i) {
        total += static_cast<double>(m_counts[i]);
    }
    for (std::size_t i = begin; i < end; ++i) {
        m_probabilities[i] = total > 0 ? static_cast<float>(static_cast<double>(m_counts[i]) / total) : 0;
        m_counts[i] = 0;
    }
}

void LexicalTable::prune(float least_probability) {
    std::size_t kept = 0;
    std::size_t prior = 0;
    std::size_t priors = 0;
    std::size_t begin = 0;
    std::sort(m_priors.begin(), m_priors.end(),
              [](const Prior& a, const Prior& b) { return a.position < b.position; });
    for (std::uint32_t& row_end : m_row_ends) {
        const std::size_t end = row_end;
        for (std::size_t i = begin; i < end; ++i) {
            const bool keeps = m_probabilities[i] >= least_probability;
            for (; prior < m_priors.size() && m_priors[prior].position == i; ++prior) {
                if (keeps) {
                    m_priors[priors++] = {static_cast<std::uint32_t>(kept), m_priors[prior].count};
                }
            }
            if (keeps) {
                m_words[kept] = m_words[i];
                m_probabilities[kept++] = m_probabilities[i];
            }
        }
        begin = end;
        row_end = static_cast<std::uint32_t>(kept);
    }
    m_priors.resize(priors);
    m_probabilities.erase(m_probabilities.begin() + static_cast<std::ptrdiff_t>(kept),
                          m_probabilities.begin() + static_cast<std::ptrdiff_t>(m_words.size()));
    m_words.resize(kept);
    m_words.shrink_to_fit();
    m_probabilities.shrink_to_fit();
    m_counts.assign(m_probabilities.size(), 0);
    m_counts.shrink_to_fit();
}

} // namespace diptych::align
