#include "align/bead_score.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace diptych::align {

namespace {

using lexicon::Translation;
using lexicon::TranslationTable;
using lexicon::WordId;

constexpr double k_length_surprise = 0.02; ///< share of translations whose length tells nothing

/// Of each direction. Both say much the same, and so do the words of a sentence among themselves: counted
/// in full they would be too sure. Chosen on development sets.
constexpr double k_word_weight = 0.35;

constexpr float k_least_probability = 0.006F; ///< of a translation that is worth the time

constexpr double k_same_label = 3.0;
constexpr double k_other_label = -4.0;
constexpr double k_label_on_one_side = -1.5;
constexpr double k_heading_on_one_side = -2.0;
constexpr double k_unit_on_one_side = -1.2;
constexpr double k_unit_on_both_sides = 0.3;
constexpr double k_across_units = -2.5;

double normal_density(double x, double mean, double variance) {
    const double d = x - mean;
    return std::exp(-d * d / (2 * variance)) / std::sqrt(2 * std::numbers::pi * variance);
}

/// The sum of n independent exponential lengths: gamma with shape n.
double chance_density(double length, double mean, std::size_t sentences) {
    const double x = length / mean;
    double density = std::exp(-x) / mean;
    for (std::size_t k = 1; k < sentences; ++k) {
        density *= x / static_cast<double>(k);
    }
    return std::max(density, 1e-12);
}

/// The inverse of each word's share of the text, as if it stood there half a time more. A text of fewer words
/// is taken as a part of one that long: what stands once in two sentences is not a common word. 1,000 to
/// 3,000 words did alike on windows of 2 and 5 beads of the development sets.
std::vector<float> inverse_shares(const Side& side) {
    std::vector<double> counts(side.vocabulary.size(), 0.5);
    for (const WordId word : side.words.words_of(0, side.words.size())) {
        counts[word] += 1;
    }
    constexpr double k_fewest_words = 1000;
    const double all = std::max(k_fewest_words, std::accumulate(counts.begin(), counts.end(), 0.0));
    std::vector<float> inverse(counts.size());
    std::transform(counts.begin(), counts.end(), inverse.begin(),
                   [&](double count) { return static_cast<float>(all / count); });
    return inverse;
}

/// The logarithm of a product of many small and large factors.
class LogProduct {
public:
    void multiply(double factor) {
        m_product *= factor;
        if (m_product > 1e200 || m_product < 1e-200) {
            m_log += std::log(m_product);
            m_product = 1;
        }
    }

    double value() const { return m_log + std::log(m_product); }

private:
    double m_product = 1;
    double m_log = 0;
};

} // namespace

BeadScorer::BeadScorer(const Features& features, const Knowledge& knowledge, const Parameters& parameters,
                       bool rough)
    : m_features{features}, m_parameters{parameters}, m_rough{rough} {
    const std::vector<float> source_inverse = inverse_shares(features.source);
    const std::vector<float> target_inverse = inverse_shares(features.target);
    const auto floor = static_cast<float>(parameters.unexplained);
    m_source_floor.assign(features.source.vocabulary.size(), 1.0F);
    m_target_floor.assign(features.target.vocabulary.size(), 1.0F);
    std::vector<std::vector<Translation>> by_source(features.source.vocabulary.size());
    for (WordId t = 0; t < features.target.vocabulary.size() && !rough; ++t) {
        for (const Translation& s : knowledge.backward[t]) {
            if (s.probability < k_least_probability) {
                continue;
            }
            by_source[s.word].push_back({t, s.probability * source_inverse[s.word] * (1 - floor)});
            m_source_floor[s.word] = floor;
        }
    }
    std::vector<Translation> row;
    for (WordId s = 0; s < features.source.vocabulary.size(); ++s) {
        row.clear();
        for (const Translation& t : knowledge.forward[s]) {
            if (t.probability < k_least_probability) {
                continue;
            }
            row.push_back({t.word, t.probability * target_inverse[t.word] * (1 - floor)});
            m_target_floor[t.word] = floor;
        }
        m_forward.add_row(row);
        m_backward.add_row(by_source[s]);
    }
    if (features.target.size() > 0) {
        m_mean_target = std::max(1.0, features.target.length({0, features.target.size()}) /
                                          static_cast<double>(features.target.size()));
    }
    const Parameters& p = parameters;
    const double nulls = p.priors[k_source_alone] + p.priors[k_target_alone];
    std::transform(p.priors.begin(), p.priors.end(), m_log_priors.begin(),
                   [&](double prior) { return std::log(prior / (1 - nulls)); });
    m_pair_price = {std::log(1 - nulls), std::log(1 - p.null_again)};
    m_null_price = {std::log(nulls), std::log(p.null_again)};
    m_side_price = {std::log(p.priors[k_source_alone] / nulls), std::log(p.priors[k_target_alone] / nulls)};
    m_source_seen.resize(features.source.vocabulary.size());
    m_target_seen.resize(features.target.vocabulary.size());
    m_first_place.resize(features.source.vocabulary.size());
    m_common.resize(features.target.vocabulary.size());
}

void BeadScorer::prepare(std::size_t source, model::Range targets) {
    Row& row = m_rows[source % k_largest_side];
    row.targets = targets;
    const auto source_words = m_features.source.words[source];
    const auto before = m_features.target.words.words_of(0, targets.begin);
    const auto target_words = m_features.target.words.words_of(targets.begin, targets.end);
    row.first_word = before.size();
    m_occurrences.clear();
    m_firsts.resize(source_words.size());
    for (std::uint32_t s = 0; s < source_words.size(); ++s) {
        for (const Translation& t : m_forward[source_words[s]]) {
            m_common[t.word].sum += t.probability;
            m_common[t.word].support += 1;
        }
        std::uint32_t& first = m_first_place[source_words[s]];
        first = first == 0 ? s + 1 : first;
        m_firsts[s] = first - 1;
        if (m_firsts[s] != s) {
            continue; // as that one: what a word has in common with the targets is counted once
        }
        for (const Translation& t : m_backward[source_words[s]]) {
            m_occurrences.push_back({s, t.probability, m_common[t.word].chain});
            m_common[t.word].chain = static_cast<std::uint32_t>(m_occurrences.size());
        }
    }
    row.forward.resize(target_words.size());
    row.forward_support.resize(target_words.size());
    if (!m_rough) {
        row.backward_support.assign(targets.size() * source_words.size(), 0);
        row.backward.assign(targets.size() * source_words.size(), 0.0F);
    }
    std::size_t done = 0;
    for (std::size_t j = targets.begin; j < targets.end; ++j) {
        const std::size_t first = (j - targets.begin) * source_words.size(); // of a rough row, in nothing
        for (const WordId word : m_features.target.words[j]) {
            const Common& common = m_common[word];
            row.forward_support[done] = common.support;
            row.forward[done++] = common.sum;
            for (std::uint32_t o = common.chain; o != 0; o = m_occurrences[o - 1].next) {
                row.backward[first + m_occurrences[o - 1].word] += m_occurrences[o - 1].probability;
                row.backward_support[first + m_occurrences[o - 1].word] += 1;
            }
        }
        for (std::size_t s = 0; s < source_words.size() && !m_rough; ++s) {
            row.backward[first + s] = row.backward[first + m_firsts[s]];
            row.backward_support[first + s] = row.backward_support[first + m_firsts[s]];
        }
    }
    for (const WordId word : source_words) {
        m_first_place[word] = 0;
        for (const Translation& t : m_forward[word]) {
            m_common[t.word] = {};
        }
        for (const Translation& t : m_backward[word]) {
            m_common[t.word] = {};
        }
    }
}

bool BeadScorer::lengths_are_far_apart(double source_length, double target_length) const {
    constexpr double k_deviations = 5;
    const double expected = source_length * m_parameters.ratio;
    const double variance = m_parameters.variance * (expected + target_length + 2) / 2;
    const double d = target_length - expected;
    return d * d > k_deviations * k_deviations * variance;
}

double BeadScorer::length_evidence(double source_length, double target_length,
                                   std::size_t target_sentences) const {
    const double expected = source_length * m_parameters.ratio;
    const double variance = m_parameters.variance * (expected + target_length + 2) / 2;
    const double chance = chance_density(target_length, m_mean_target, target_sentences);
    const double match = (1 - k_length_surprise) * normal_density(target_length, expected, variance) +
                         k_length_surprise * chance;
    return std::log(match / chance);
}

double BeadScorer::word_evidence(std::size_t source, std::size_t target, BeadShape shape) const {
    const auto target_words = m_features.target.words.words_of(target, target + shape.target);
    std::size_t source_count = 0;
    for (std::size_t r = 0; r < shape.source; ++r) {
        source_count += m_features.source.words[source + r].size();
    }
    if (source_count == 0 || target_words.empty()) {
        return 0;
    }
    const std::size_t first_word = m_features.target.words.words_of(0, target).size();
    LogProduct evidence;
    const float per_source = 1.0F / static_cast<float>(source_count);
    for (std::size_t w = 0; w < target_words.size(); ++w) {
        float found = 0;
        std::size_t support = 0;
        for (std::size_t r = 0; r < shape.source; ++r) {
            const Row& r_row = row(source + r);
            found += r_row.forward[first_word + w - r_row.first_word];
            support += r_row.forward_support[first_word + w - r_row.first_word];
        }
        if (++m_target_seen[target_words[w]] > support) {
            found = 0;
        }
        evidence.multiply(static_cast<double>(m_target_floor[target_words[w]] + found * per_source));
    }
    for (const WordId word : target_words) {
        m_target_seen[word] = 0;
    }
    if (m_rough) {
        return 2 * k_word_weight * evidence.value();
    }
    const float per_target = 1.0F / static_cast<float>(target_words.size());
    for (std::size_t r = 0; r < shape.source; ++r) {
        const auto source_words = m_features.source.words[source + r];
        const Row& r_row = row(source + r);
        const float* const backward =
            r_row.backward.data() + (target - r_row.targets.begin) * source_words.size();
        for (std::size_t w = 0; w < source_words.size(); ++w) {
            float found = 0;
            std::size_t support = 0;
            for (std::size_t t = 0; t < shape.target; ++t) {
                found += backward[t * source_words.size() + w];
                support +=
                    r_row.backward_support[(target - r_row.targets.begin + t) * source_words.size() + w];
            }
            if (++m_source_seen[source_words[w]] > support) {
                found = 0;
            }
            evidence.multiply(static_cast<double>(m_source_floor[source_words[w]] + found * per_target));
        }
    }
    for (const WordId word : m_features.source.words.words_of(source, source + shape.source)) {
        m_source_seen[word] = 0;
    }
    return k_word_weight * evidence.value();
}

double BeadScorer::punctuation_evidence(std::size_t source, std::size_t target, BeadShape shape) const {
    const Side& s = m_features.source;
    const Side& t = m_features.target;
    const Punctuation& p = m_parameters.punctuation;
    double evidence = p.endings[static_cast<std::size_t>(s.endings[source + shape.source - 1])]
                               [static_cast<std::size_t>(t.endings[target + shape.target - 1])];
    for (std::size_t i = source; i + 1 < source + shape.source; ++i) {
        evidence += p.boundaries[Punctuation::boundary(s, i)];
    }
    for (std::size_t i = target; i + 1 < target + shape.target; ++i) {
        evidence += p.boundaries[Punctuation::boundary(t, i)];
    }
    return evidence;
}

double BeadScorer::structure_evidence(std::size_t source, std::size_t target, BeadShape shape) const {
    if (!m_features.structured) {
        return 0;
    }
    const Side& s = m_features.source;
    const Side& t = m_features.target;
    double evidence = 0;
    if (s.labels[source] != 0 && t.labels[target] != 0) {
        evidence += s.labels[source] == t.labels[target] ? k_same_label : k_other_label;
    } else if ((s.labels[source] != 0) != (t.labels[target] != 0)) {
        evidence += k_label_on_one_side;
    }
    if (s.heading[source] != t.heading[target]) {
        evidence += k_heading_on_one_side;
    }
    if (s.begins_unit[source] != t.begins_unit[target]) {
        evidence += k_unit_on_one_side;
    } else if (s.begins_unit[source] != 0) {
        evidence += k_unit_on_both_sides;
    }
    for (std::size_t i = 1; i < shape.source; ++i) {
        evidence += s.begins_unit[source + i] != 0 ? k_across_units : 0.0;
    }
    for (std::size_t i = 1; i < shape.target; ++i) {
        evidence += t.begins_unit[target + i] != 0 ? k_across_units : 0.0;
    }
    return evidence;
}

double BeadScorer::score(std::size_t source, std::size_t target, std::size_t shape_index) const {
    const BeadShape shape = k_shapes[shape_index];
    const double source_length = m_features.source.length({source, source + shape.source});
    const double target_length = m_features.target.length({target, target + shape.target});
    if (shape_index >= k_common_shapes && lengths_are_far_apart(source_length, target_length)) {
        return -std::numeric_limits<double>::infinity();
    }
    const double sum = m_log_priors[shape_index] +
                       length_evidence(source_length, target_length, shape.target) +
                       word_evidence(source, target, shape) + punctuation_evidence(source, target, shape) +
                       structure_evidence(source, target, shape) + embedding_evidence(source, target, shape);
    assert(std::isfinite(sum)); // one that is not would spoil the probability of every bead
    return sum;
}

double BeadScorer::embedding_evidence(std::size_t source, std::size_t target, BeadShape shape) const {
    // Natural logarithms for each sentence (half of those on both sides) of a bead of one meaning. Texts that
    // are only partly the same are half way between that and chance; a bead of them must not win by its size
    // against a smaller one that leaves out what is not the same.
    constexpr double k_embedding_weight = 12;
    constexpr double k_no_better_than_none = 0.5; // of the cost of a chance pair
    if (m_embedding_cost == nullptr) {
        return 0;
    }
    const auto pairs = static_cast<double>(shape.source * shape.target); // the cost grows with them
    const double cost =
        (*m_embedding_cost)({source, source + shape.source}, {target, target + shape.target}) / pairs;
    const double sentences = static_cast<double>(shape.source + shape.target) / 2;
    return k_embedding_weight * sentences * (1 - cost / k_no_better_than_none);
}

double BeadScorer::unexplained_share(const std::vector<model::Bead>& beads) {
    double known = 0;
    double missing = 0;
    for (const model::Bead& bead : beads) {
        if (bead.source.size() != 1 || bead.target.size() != 1 || bead.probability < 0.8) {
            continue;
        }
        const auto source_words = m_features.source.words[bead.source.begin];
        const auto target_words = m_features.target.words[bead.target.begin];
        if (source_words.empty() || target_words.empty()) {
            continue; // as in word_evidence(), words say nothing of "..." and "* * *"
        }
        prepare(bead.source.begin, bead.target);
        const Row& r = row(bead.source.begin);
        const auto count = [&](float floor, float found, std::size_t others) {
            if (floor < 1) {
                known += 1;
                missing += static_cast<double>(floor / (floor + found / static_cast<float>(others)));
            }
        };
        for (std::size_t w = 0; w < target_words.size(); ++w) {
            count(m_target_floor[target_words[w]], r.forward[w], source_words.size());
        }
        for (std::size_t w = 0; w < source_words.size() && !m_rough; ++w) {
            count(m_source_floor[source_words[w]], r.backward[w], target_words.size());
        }
    }
    const double share = (missing + 20 * m_parameters.unexplained) / (known + 20);
    assert(share > 0 && share < 1);
    return share;
}

} // namespace diptych::align
