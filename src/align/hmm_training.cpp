#include "align/hmm_training.hpp"

#include "align/hmm_looks.hpp"
#include "align/hmm_sentence.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace diptych::align {

namespace {

using lexicon::Sentences;
using lexicon::WordId;

constexpr std::size_t k_longest_sentence = 200; ///< words
constexpr std::size_t k_pairs_in_task = 128;
constexpr std::size_t k_tasks_in_block = 32; ///< what is counted in them is kept until the block is done
constexpr float k_least_count = 1e-5F;       ///< less is not counted
constexpr float k_least_kept = 1e-6F;        ///< probability of an entry that is kept

/// A count for a position of a table.
struct Addition {
    std::uint32_t position = 0;
    float count = 0;
};

/// What the pairs of a task say of one direction.
struct Expectation {
    std::vector<Addition> additions;
    HmmSentence::JumpCounts jumps{};
    double log_likelihood = 0;
};

using Place = std::span<const WordId>::iterator;

/// The first that is not below, of numbers in order: quick when it is not far.
Place seek(Place begin, Place end, WordId word) {
    std::ptrdiff_t step = 1;
    while (step < end - begin && begin[step] < word) {
        begin += step;
        step *= 2;
    }
    return std::lower_bound(begin, step < end - begin ? begin + step : end, word);
}

/// One direction of one pair: its emissions, and where in the table they stand.
class DirectedPair {
public:
    void read(const LexicalTable& table, std::span<const WordId> from, std::span<const WordId> to) {
        m_order.clear();
        for (std::size_t j = 0; j < to.size(); ++j) {
            m_order.emplace_back(to[j], static_cast<std::uint32_t>(j));
        }
        std::sort(m_order.begin(), m_order.end());
        sentence.resize(from.size(), to.size());
        m_positions.resize(from.size() * to.size());
        m_null_positions.resize(to.size());
        for (std::size_t i = 0; i < from.size(); ++i) {
            const std::span<const WordId> row = table.row(from[i]);
            auto at = row.begin();
            for (const auto& [word, j] : m_order) {
                at = seek(at, row.end(), word);
                const bool is_known = at != row.end() && *at == word;
                const auto place = static_cast<std::uint32_t>(at - row.begin());
                const std::uint32_t position =
                    is_known ? table.begin_of(from[i]) + place : LexicalTable::k_nowhere;
                m_positions[i * to.size() + j] = position;
                sentence.set_emission(i, j,
                                      is_known ? std::max(table.probability(position), k_least_emission)
                                               : k_least_emission);
            }
        }
        for (std::size_t j = 0; j < to.size(); ++j) {
            m_null_positions[j] = table.null_position(to[j]);
            sentence.set_null_emission(j, std::max(table.probability(m_null_positions[j]), k_least_emission));
        }
    }

    std::uint32_t position(std::size_t i, std::size_t j) const {
        return m_positions[i * sentence.to_words() + j];
    }

    void add_nulls(std::vector<Addition>& additions) const {
        for (std::size_t j = 0; j < sentence.to_words(); ++j) {
            if (sentence.null_posterior(j) >= k_least_count) {
                additions.push_back({m_null_positions[j], sentence.null_posterior(j)});
            }
        }
    }

    HmmSentence sentence;

private:
    std::vector<std::pair<WordId, std::uint32_t>> m_order; ///< words and their places
    std::vector<std::uint32_t> m_positions;                ///< by i, then j
    std::vector<std::uint32_t> m_null_positions;
};

// IDEA    Each iteration asks the model where every word comes from, and counts. Threads ask for some pairs
//         each; then they add up, each for a part of the table and in the order of the pairs, so that the
//         sums are the same however many threads there are.
// SOURCE  Brown et al. 1993; Vogel, Ney and Tillmann 1996; the counts as the product of both directions'
//         posteriors: P. Liang, B. Taskar, D. Klein. Alignment by Agreement. NAACL 2006, section 3.2.
// WHERE WE DIFFER  Jumps and words from nothing are counted by each direction for itself.
class HmmTrainer {
public:
    HmmTrainer(lexicon::SentencePairs pairs, const HmmOptions& options)
        : m_options{options}, m_pairs{std::move(pairs)} {
        const auto usable = [this](std::size_t pair) { return is_usable(pair); };
        m_directions[0].words = {m_pairs.source,
                                 m_pairs.target,
                                 m_pairs.source_words.size(),
                                 m_pairs.target_words.size(),
                                 options.most_entries,
                                 usable,
                                 options.jobs};
        m_directions[1].words = {m_pairs.target,
                                 m_pairs.source,
                                 m_pairs.target_words.size(),
                                 m_pairs.source_words.size(),
                                 options.most_entries,
                                 usable,
                                 options.jobs};
        add_priors(m_directions[0].words, m_pairs.source_words, m_pairs.target_words, false);
        add_priors(m_directions[1].words, m_pairs.target_words, m_pairs.source_words, true);
        maximize();
    }

    HmmModel train() && {
        const int all = m_options.lexical_iterations + m_options.hmm_iterations;
        for (int done = 0; done < all; ++done) {
            const bool with_places = done >= m_options.lexical_iterations;
            iterate(with_places);
            maximize();
            if (with_places) {
                for (std::size_t d = 0; d < 2; ++d) {
                    m_directions[d].jumps.set(m_jumps[d]);
                }
            }
            if (done == 1 || done + 1 == m_options.lexical_iterations) {
                base::run_parallel(2, m_options.jobs,
                                   [&](std::size_t d) { m_directions[d].words.prune(k_least_kept); });
            }
            report(done + 1, all, with_places);
        }
        return {std::move(m_pairs), std::move(m_directions[0]), std::move(m_directions[1])};
    }

private:
    struct Task {
        std::array<Expectation, 2> directions;
    };

    bool is_usable(std::size_t pair) const {
        const std::size_t source = m_pairs.source[pair].size();
        const std::size_t target = m_pairs.target[pair].size();
        return source > 0 && target > 0 && source <= k_longest_sentence && target <= k_longest_sentence;
    }

    /// \param reversed  the lexicons are from the to words to the from words
    void add_priors(LexicalTable& table, const lexicon::Vocabulary& from, const lexicon::Vocabulary& to,
                    bool reversed) const {
        const WordLooks looks{from, to};
        for (WordId word = 0; word < from.size(); ++word) {
            for (const lexicon::Lexicon* const lexicon : m_options.lexicons) {
                const auto renderings = reversed ? lexicon->renderings_of_target(from.word(word))
                                                 : lexicon->renderings_of_source(from.word(word));
                for (const lexicon::Rendering& rendering : renderings) {
                    if (const auto other = to.find(rendering.word)) {
                        add_prior(table, word, *other, m_options.lexicon_strength * rendering.probability);
                    }
                }
            }
            if (m_options.looks_strength > 0) {
                const std::span<const WordId> row = table.row(word);
                const std::uint32_t begin = table.begin_of(word);
                for (std::size_t i = 0; i < row.size(); ++i) {
                    const float p = looks.probability(word, row[i]);
                    if (p > 0) {
                        table.add_prior(begin + static_cast<std::uint32_t>(i), m_options.looks_strength * p);
                    }
                }
            }
        }
    }

    static void add_prior(LexicalTable& table, WordId from, WordId to, float count) {
        const std::uint32_t position = table.position(from, to);
        if (position != LexicalTable::k_nowhere) {
            table.add_prior(position, count);
        }
    }

    void maximize() {
        for (HmmDirection& direction : m_directions) {
            direction.words.maximize(m_options.jobs);
        }
    }

    void iterate(bool with_places) {
        m_jumps = {};
        m_log_likelihood = 0;
        const std::size_t tasks = (m_pairs.source.size() + k_pairs_in_task - 1) / k_pairs_in_task;
        for (std::size_t first = 0; first < tasks; first += k_tasks_in_block) {
            m_block.resize(std::min(k_tasks_in_block, tasks - first));
            base::run_parallel(m_block.size(), m_options.jobs,
                               [&](std::size_t task) { expect(m_block[task], first + task, with_places); });
            base::run_parallel(2 * m_options.jobs, m_options.jobs,
                               [&](std::size_t part) { add_up(part % 2, part / 2); });
            for (const Task& task : m_block) {
                for (std::size_t d = 0; d < 2; ++d) {
                    m_log_likelihood += task.directions[d].log_likelihood;
                    for (std::size_t bucket = 0; bucket < m_jumps[d].size(); ++bucket) {
                        m_jumps[d][bucket] += task.directions[d].jumps[bucket];
                    }
                }
            }
        }
    }

    void expect(Task& task, std::size_t number, bool with_places) const {
        for (Expectation& direction : task.directions) {
            direction.additions.clear();
            direction.jumps = {};
            direction.log_likelihood = 0;
        }
        std::array<DirectedPair, 2> directed;
        const std::size_t end = std::min(m_pairs.source.size(), (number + 1) * k_pairs_in_task);
        for (std::size_t pair = number * k_pairs_in_task; pair < end; ++pair) {
            if (!is_usable(pair)) {
                continue;
            }
            const auto source = m_pairs.source[pair];
            const auto target = m_pairs.target[pair];
            directed[0].read(m_directions[0].words, source, target);
            directed[1].read(m_directions[1].words, target, source);
            for (std::size_t d = 0; d < 2; ++d) {
                Expectation& expectation = task.directions[d];
                expectation.log_likelihood +=
                    with_places ? directed[d].sentence.expect(m_directions[d].jumps, &expectation.jumps)
                                : directed[d].sentence.expect_without_places();
                directed[d].add_nulls(expectation.additions);
            }
            count(task, directed);
        }
    }

    void count(Task& task, const std::array<DirectedPair, 2>& directed) const {
        for (std::size_t i = 0; i < directed[0].sentence.from_words(); ++i) {
            for (std::size_t j = 0; j < directed[0].sentence.to_words(); ++j) {
                float forward = directed[0].sentence.posterior(i, j);
                float backward = directed[1].sentence.posterior(j, i);
                if (m_options.agree) {
                    forward = backward = forward * backward;
                }
                add(task.directions[0], directed[0].position(i, j), forward);
                add(task.directions[1], directed[1].position(j, i), backward);
            }
        }
    }

    static void add(Expectation& expectation, std::uint32_t position, float count) {
        if (count >= k_least_count && position != LexicalTable::k_nowhere) {
            expectation.additions.push_back({position, count});
        }
    }

    /// Adds what is for one part of a table, of as many as there are jobs.
    void add_up(std::size_t direction, std::size_t part) {
        LexicalTable& table = m_directions[direction].words;
        const auto begin = static_cast<std::uint32_t>(table.positions() * part / m_options.jobs);
        const auto end = static_cast<std::uint32_t>(table.positions() * (part + 1) / m_options.jobs);
        for (const Task& task : m_block) {
            for (const Addition& addition : task.directions[direction].additions) {
                if (addition.position >= begin && addition.position < end) {
                    table.count(addition.position) += addition.count;
                }
            }
        }
    }

    void report(int done, int all, bool with_places) const {
        if (m_options.progress) {
            const std::size_t words = m_pairs.source.words() + m_pairs.target.words();
            m_options.progress(
                {done, all, with_places,
                 -m_log_likelihood / std::numbers::ln2 / static_cast<double>(std::max<std::size_t>(1, words)),
                 words, m_directions[0].words.positions() + m_directions[1].words.positions()});
        }
    }

    const HmmOptions& m_options;
    lexicon::SentencePairs m_pairs;
    std::array<HmmDirection, 2> m_directions;
    std::array<HmmSentence::JumpCounts, 2> m_jumps{};
    double m_log_likelihood = 0; ///< of both directions
    std::vector<Task> m_block;
};

} // namespace

HmmModel train_hmm(lexicon::SentencePairs pairs, const HmmOptions& options) {
    return HmmTrainer{std::move(pairs), options}.train();
}

} // namespace diptych::align
