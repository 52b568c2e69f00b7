#include "lexicon/learn.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace diptych::lexicon {

namespace {

constexpr std::size_t k_longest_sentence = 200; ///< words
constexpr float k_null_probability = 0.08F;     ///< Dyer et al. 2013, section 3
constexpr float k_tension = 4.0F;               ///< likewise: how strongly words keep to the diagonal
constexpr float k_new_pair = 1e-3F;             ///< before the first iteration, next to a prior table
constexpr float k_dropped = 1e-5F;              ///< pairs that fall below are not looked at again

constexpr std::uint64_t key_of(WordId source, WordId target) {
    return (static_cast<std::uint64_t>(source) << 32) | target;
}

/// Pairs of words that met in a sentence pair: open addressing with linear probing.
class PairTable {
public:
    struct Slot {
        std::uint64_t key = k_free;
        float probability = 0;
        float count = 0;
    };

    PairTable() : m_slots(std::size_t{1} << 16) {}

    void insert(WordId source, WordId target, float probability) {
        if ((m_used + 1) * 10 > m_slots.size() * 6) {
            rebuild(m_slots.size() * 2, [](const Slot&) { return true; });
        }
        const std::uint64_t key = key_of(source, target);
        Slot& slot = m_slots[place(key)];
        if (slot.key == k_free) {
            slot = {key, probability, 0};
            ++m_used;
        }
    }

    std::optional<std::uint32_t> find(WordId source, WordId target) const {
        const std::size_t found = place(key_of(source, target));
        return m_slots[found].key == k_free ? std::nullopt : std::optional{static_cast<std::uint32_t>(found)};
    }

    Slot& at_place(std::uint32_t place) { return m_slots[place]; }

    template <typename Keep>
    void keep_if(Keep keep) {
        const auto kept = static_cast<std::size_t>(std::count_if(
            m_slots.begin(), m_slots.end(), [&](const Slot& s) { return s.key != k_free && keep(s); }));
        std::size_t size = std::size_t{1} << 16;
        while (kept * 10 > size * 6) {
            size *= 2;
        }
        rebuild(size, keep);
    }

    std::vector<Slot>& slots() { return m_slots; }

    static constexpr std::uint64_t k_free = ~std::uint64_t{0};

private:
    std::size_t place(std::uint64_t key) const {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t i = static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 20) & mask;
        while (m_slots[i].key != key && m_slots[i].key != k_free) {
            i = (i + 1) & mask;
        }
        return i;
    }

    template <typename Keep>
    void rebuild(std::size_t size, Keep keep) {
        std::vector<Slot> old(size);
        old.swap(m_slots);
        m_used = 0;
        for (const Slot& slot : old) {
            if (slot.key != k_free && keep(slot)) {
                m_slots[place(slot.key)] = slot;
                ++m_used;
            }
        }
    }

    std::vector<Slot> m_slots; ///< a power of two of them
    std::size_t m_used = 0;
};

/// exp(-tension * distance) for distances from 0 to 1.
std::array<float, 257> decay_table() {
    std::array<float, 257> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        table[i] = std::exp(-k_tension * static_cast<float>(i) / 256.0F);
    }
    return table;
}

class Learner {
public:
    Learner(const Sentences& source, const Sentences& target, std::size_t source_words,
            const LearnOptions& options)
        : m_source{source}, m_target{target}, m_options{options}, m_totals(source_words),
          m_occurrences(source_words) {
        for (std::size_t s = 0; s < source.size(); ++s) {
            for (const WordId word : source[s]) {
                ++m_occurrences[word];
            }
        }
        if (options.prior != nullptr) {
            for (WordId word = 0; word < source_words; ++word) {
                for (const Translation& t : (*options.prior)[word]) {
                    m_pairs.insert(word, t.word, t.probability);
                }
            }
        }
    }

    TranslationTable run() {
        const int iterations = m_options.iterations + m_options.positional_iterations;
        insert_all();
        remember_places();
        for (int done = 0; done < iterations; ++done) {
            const bool first = done == 0;
            m_next_place = 0;
            for (std::size_t s = 0; s < m_source.size(); ++s) {
                count(m_source[s], m_target[s], first, done >= m_options.iterations);
            }
            maximize();
            if (m_options.progress) {
                m_options.progress(done + 1);
            }
        }
        return table();
    }

private:
    static bool is_usable(std::span<const WordId> source, std::span<const WordId> target) {
        return !source.empty() && !target.empty() && source.size() <= k_longest_sentence &&
               target.size() <= k_longest_sentence;
    }

    void insert_all() {
        const float fresh = m_options.prior == nullptr ? 1.0F : k_new_pair;
        for (std::size_t i = 0; i < m_source.size(); ++i) {
            if (is_usable(m_source[i], m_target[i])) {
                for (const WordId t : m_target[i]) {
                    for (const WordId s : m_source[i]) {
                        m_pairs.insert(s, t, fresh);
                    }
                }
            }
        }
    }

    /// Where every pair of every sentence pair stands in the table, in the order in which count() asks, if
    /// that is not too much to keep: looking them up again is what takes the time.
    void remember_places() {
        m_all_places.clear();
        std::size_t cells = 0;
        for (std::size_t i = 0; i < m_source.size(); ++i) {
            cells += is_usable(m_source[i], m_target[i]) ? m_source[i].size() * m_target[i].size() : 0;
        }
        if (cells > k_most_places) {
            return;
        }
        m_all_places.reserve(cells);
        for (std::size_t i = 0; i < m_source.size(); ++i) {
            if (is_usable(m_source[i], m_target[i])) {
                for (const WordId t : m_target[i]) {
                    for (const WordId s : m_source[i]) {
                        m_all_places.push_back(
                            static_cast<std::uint32_t>(m_pairs.find(s, t).value_or(k_nowhere)));
                    }
                }
            }
        }
    }

    /// Adds what one sentence pair says: each target word shares itself out among the source words.
    void count(std::span<const WordId> source, std::span<const WordId> target, bool first, bool positional) {
        if (!is_usable(source, target)) {
            return;
        }
        m_places.resize(source.size());
        m_shares.resize(source.size());
        for (std::size_t t = 0; t < target.size(); ++t) {
            float total = 0;
            float weights = 0;
            for (std::size_t s = 0; s < source.size(); ++s) {
                const float weight = positional ? nearness(s, source.size(), t, target.size()) : 1.0F;
                weights += weight;
                m_shares[s] = 0;
                m_places[s] = m_all_places.empty() ? m_pairs.find(source[s], target[t]).value_or(k_nowhere)
                                                   : m_all_places[m_next_place++];
                if (m_places[s] != k_nowhere) {
                    m_shares[s] = weight * m_pairs.at_place(m_places[s]).probability;
                    total += m_shares[s];
                }
            }
            if (total <= 0) {
                continue;
            }
            const float null = first ? 0.0F : k_null_share * weights / (1 - k_null_probability);
            for (std::size_t s = 0; s < source.size(); ++s) {
                if (m_shares[s] > 0) {
                    m_pairs.at_place(m_places[s]).count += m_shares[s] / (total + null);
                }
            }
        }
    }

    float nearness(std::size_t s, std::size_t source_size, std::size_t t, std::size_t target_size) const {
        static const std::array<float, 257> decay = decay_table();
        const float a = (static_cast<float>(s) + 0.5F) / static_cast<float>(source_size);
        const float b = (static_cast<float>(t) + 0.5F) / static_cast<float>(target_size);
        return decay[static_cast<std::size_t>(std::abs(a - b) * 256.0F)];
    }

    void maximize() {
        const auto strength = static_cast<float>(m_options.prior_strength);
        if (m_options.prior != nullptr) {
            for (WordId word = 0; word < m_totals.size(); ++word) {
                for (const Translation& t : (*m_options.prior)[word]) {
                    if (const auto place = m_pairs.find(word, t.word)) {
                        m_pairs.at_place(*place).count += strength * t.probability;
                    }
                }
            }
        }
        std::fill(m_totals.begin(), m_totals.end(), 0.0);
        for (const PairTable::Slot& slot : m_pairs.slots()) {
            if (slot.key != PairTable::k_free) {
                m_totals[slot.key >> 32] += slot.count;
            }
        }
        for (PairTable::Slot& slot : m_pairs.slots()) {
            if (slot.key != PairTable::k_free) {
                const double total = m_totals[slot.key >> 32];
                slot.probability = total > 0 ? static_cast<float>(slot.count / total) : 0.0F;
                slot.count = 0;
            }
        }
        if (m_all_places.empty()) { // smaller is faster, but moves what is remembered
            m_pairs.keep_if([](const PairTable::Slot& slot) { return slot.probability >= k_dropped; });
        }
    }

    TranslationTable table() {
        std::vector<std::vector<Translation>> rows(m_totals.size());
        for (const PairTable::Slot& slot : m_pairs.slots()) {
            const auto source = static_cast<WordId>(slot.key >> 32);
            if (slot.key != PairTable::k_free && slot.probability >= m_options.least_probability &&
                m_occurrences[source] >= m_options.least_count) {
                rows[source].push_back({static_cast<WordId>(slot.key), slot.probability});
            }
        }
        TranslationTable table;
        for (std::vector<Translation>& row : rows) {
            std::sort(row.begin(), row.end(), [](const Translation& a, const Translation& b) {
                return a.probability != b.probability ? a.probability > b.probability : a.word < b.word;
            });
            row.resize(std::min(row.size(), m_options.most_translations));
            table.add_row(row);
        }
        return table;
    }

    static constexpr std::uint32_t k_nowhere = 0xFFFF'FFFF;
    static constexpr std::size_t k_most_places = 100'000'000;         ///< 400 MB
    static constexpr float k_null_share = k_null_probability * 1e-3F; ///< times p(word | no word)

    const Sentences& m_source;
    const Sentences& m_target;
    const LearnOptions& m_options;
    PairTable m_pairs;
    std::vector<double> m_totals; ///< of the counts of a source word
    std::vector<std::size_t> m_occurrences;
    std::vector<std::uint32_t> m_places;
    std::vector<std::uint32_t> m_all_places; ///< empty when there are too many
    std::size_t m_next_place = 0;
    std::vector<float> m_shares;
};

} // namespace

TranslationTable learn(const Sentences& source, const Sentences& target, std::size_t source_words,
                       const LearnOptions& options) {
    return Learner{source, target, source_words, options}.run();
}

} // namespace diptych::lexicon
